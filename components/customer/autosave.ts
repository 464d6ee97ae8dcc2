import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** How long after the last key a text is saved. */
const PAUSE = 300;

export type SaveState = 'saved' | 'typing' | 'saving' | 'failed';

export type Autosave = {
  text: string;
  setText: (text: string) => void;
  state: SaveState;
  /** Saves at once what is not saved yet: the retry after a failure, and before a text is removed. */
  flush: () => void;
  /** The field is left: saves, and follows what is stored again. For `onBlur`. */
  leave: () => void;
  /** Starts over with another text; what is not saved yet is forgotten. */
  reset: (text: string) => void;
};

/**
 * Text that is saved as it is typed: after a pause, and at once when the field is left, the page is hidden or
 * closed, or the component goes. Nothing waits for a button.
 * @param stored the text as it is kept; a change of it is followed unless somebody is typing here
 * @param save keeps a text; it must have secured it by the time it returns (a page that closes runs nothing later),
 *   and its promise rejects when it could not be kept
 */
export function useAutosave(stored: string, save: (text: string) => Promise<void>): Autosave {
  const [text, show] = useState(stored);
  const [state, setState] = useState<SaveState>('saved');
  const live = useRef({ text: stored, dirty: false, writing: false, timer: 0, turn: 0, save });
  useLayoutEffect(() => {
    live.current.save = save;
  }, [save]);

  const flush = useCallback(() => {
    const now = live.current;
    window.clearTimeout(now.timer);
    if (!now.dirty) return;
    now.dirty = false;
    now.turn += 1;
    const { turn } = now;
    setState('saving');
    now.save(now.text).then(
      () => {
        if (turn === live.current.turn && !live.current.dirty) setState('saved');
      },
      () => {
        if (turn !== live.current.turn) return;
        live.current.dirty = true;
        setState('failed');
      },
    );
  }, []);

  const setText = useCallback(
    (next: string) => {
      const now = live.current;
      now.text = next;
      now.dirty = true;
      now.writing = true;
      show(next);
      setState('typing');
      window.clearTimeout(now.timer);
      now.timer = window.setTimeout(flush, PAUSE);
    },
    [flush],
  );

  const leave = useCallback(() => {
    flush();
    live.current.writing = false;
  }, [flush]);

  const reset = useCallback((next: string) => {
    const now = live.current;
    window.clearTimeout(now.timer);
    now.text = next;
    now.dirty = false;
    now.writing = false;
    now.turn += 1;
    show(next);
    setState('saved');
  }, []);

  useEffect(() => {
    // Somebody else changed it (the desk, an undo). What comes back late of one's own typing must not replace it.
    const { dirty, writing } = live.current;
    if (!dirty && !writing && stored !== live.current.text) reset(stored);
  }, [stored, reset]);

  useEffect(() => {
    const hidden = () => {
      if (document.visibilityState === 'hidden') flush();
    };
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', hidden);
      flush();
    };
  }, [flush]);

  return { text, setText, state, flush, leave, reset };
}
