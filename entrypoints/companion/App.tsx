import { lazy, Suspense, useEffect, useRef, useSyncExternalStore } from 'react';
import type { View } from '../../lib/bus.ts';
import type { Link } from './link.ts';

// Each frame shows one of them for its life, and a page may have several frames: none loads what another one shows.
const Teach = lazy(async () => ({ default: (await import('./Teach.tsx')).Teach }));
const views = {
  card: lazy(async () => ({ default: (await import('./Card.tsx')).Card })),
  strip: lazy(async () => ({ default: (await import('./Strip.tsx')).Strip })),
  palette: lazy(async () => ({ default: (await import('./Palette.tsx')).Palette })),
  popup: lazy(async () => ({ default: (await import('./Popup.tsx')).Popup })),
  teach: null,
};

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
      <Suspense>
        {shown && Shown ? <Shown link={link} shown={shown} /> : null}
        {view === 'teach' && teaching ? <Teach link={link} view={teaching} /> : null}
      </Suspense>
    </div>
  );
}
