import { ago, fullInstant } from '../../lib/words/time.ts';
import { useWords } from './words.tsx';

/** An instant as people say it ("3 days ago"), the full one on hover. `children` replaces the words. */
export function Ago({ at, now, children }: { at: number; now: number; children?: string }) {
  const { locale } = useWords();
  return (
    <time dateTime={new Date(at).toISOString()} title={fullInstant(at, locale)}>
      {children ?? ago(at, now, locale)}
    </time>
  );
}
