import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { View } from '../../lib/bus.ts';
import { Card } from './Card.tsx';
import type { Link } from './link.ts';
import { Palette } from './Palette.tsx';
import { Popup } from './Popup.tsx';
import { Strip } from './Strip.tsx';
import { Teach } from './Teach.tsx';

const views = { card: Card, strip: Strip, palette: Palette, popup: Popup, teach: null };

/** One frame, one view. It tells the content script its height and what the seller does. */
export function App({ view, link }: { view: View; link: Link }) {
  const shown = useSyncExternalStore(
    (changed) => link.onShown(changed),
    () => link.shown,
  );
  const teaching = useSyncExternalStore(
    (changed) => link.onShown(changed),
    () => link.teaching,
  );
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = box;
    if (!current) return;
    const observer = new ResizeObserver(() => {
      link.send({ type: 'size', height: Math.ceil(current.getBoundingClientRect().height) });
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [link]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.isComposing && !event.defaultPrevented)
        link.send({ type: 'close' });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [link]);
  const Shown = views[view];
  return (
    <div ref={box}>
      {shown && Shown ? <Shown link={link} shown={shown} /> : null}
      {view === 'teach' && teaching ? <Teach link={link} view={teaching} /> : null}
    </div>
  );
}
