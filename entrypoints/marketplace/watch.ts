/** Pages re-render in bursts; one reading per burst is enough. */
const REST = 150;
/** React may change the text of a row without replacing it, which the observer does not see; so look now and then. */
const HEARTBEAT = 2_000;

export type WatchOptions = {
  document: Document;
  signal: AbortSignal;
  /** Something on the page may have changed. Never called twice within REST ms, nor while the tab is hidden. */
  onChange: () => void;
};

/**
 * Tells when the page may show something else: nodes came or went, the address changed, the seller clicked.
 * The observer only sets a flag (it costs 0.2 ms for a re-render of 5,000 nodes); attributes are not observed, which
 * would cost ten times that.
 * @returns a function that asks for one more look soon
 */
export function watch({ document, signal, onChange }: WatchOptions): () => void {
  const view = document.defaultView ?? window;
  let dirty = false;
  let lastAt = 0;
  let timer = 0;

  const look = () => {
    timer = 0;
    if (!dirty || signal.aborted || document.hidden) return;
    dirty = false;
    lastAt = view.performance.now();
    onChange();
  };
  const mark = () => {
    dirty = true;
    if (timer || signal.aborted) return;
    const wait = Math.max(0, lastAt + REST - view.performance.now());
    timer = view.setTimeout(() => view.requestAnimationFrame(look), wait);
  };

  const observer = new MutationObserver(mark);
  observer.observe(document, { childList: true, subtree: true });
  const heartbeat = view.setInterval(mark, HEARTBEAT);
  for (const type of ['click', 'keyup'])
    document.addEventListener(type, mark, { capture: true, passive: true, signal });
  for (const type of ['popstate', 'pageshow']) view.addEventListener(type, mark, { signal });
  document.addEventListener('visibilitychange', mark, { signal });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    view.clearInterval(heartbeat);
    view.clearTimeout(timer);
  });
  mark();
  return mark;
}
