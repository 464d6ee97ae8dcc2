import { CircleAlert, X } from 'lucide-react';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Button, IconButton } from './Button.tsx';
import './toasts.css';
import { useWords } from './words.tsx';

export type Toasts = {
  /** Says that something was done and offers for 10 s to undo it. */
  undoable: (text: string, undo: () => Promise<void> | void) => void;
  /** Says something short. */
  say: (text: string) => void;
  /** Says that something did not work; it stays until it is closed. */
  fail: (text: string) => void;
};

type Toast = { id: number; kind: 'say' | 'fail'; text: string; undo?: () => Promise<void> | void };

const UNDO_FOR = 10_000;
const SAY_FOR = 4_000;
const MOST = 3;

const ToastContext = createContext<Toasts | null>(null);

export function useToasts(): Toasts {
  const toasts = useContext(ToastContext);
  if (!toasts) throw new Error('useToasts needs a ToastProvider above it');
  return toasts;
}

/** Holds the messages at the bottom of the page. Ctrl+Z outside a text field undoes the newest one. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const { t } = useWords();
  const [list, setList] = useState<Toast[]>([]);
  const next = useRef(0);
  const close = useCallback((id: number) => setList((now) => now.filter((toast) => toast.id !== id)), []);
  const toasts = useMemo<Toasts>(() => {
    const add = (toast: Omit<Toast, 'id'>) => {
      next.current += 1;
      const id = next.current;
      setList((now) => [...now, { ...toast, id }].slice(-MOST));
    };
    return {
      undoable: (text, undo) => add({ kind: 'say', text, undo }),
      say: (text) => add({ kind: 'say', text }),
      fail: (text) => add({ kind: 'fail', text }),
    };
  }, []);
  const undo = useCallback(
    async ({ id, undo }: Toast) => {
      close(id);
      try {
        await undo?.();
        toasts.say(t('ui.undone'));
      } catch {
        toasts.fail(t('ui.undoFailed'));
      }
    },
    [close, toasts, t],
  );

  const newest = list.findLast((toast) => toast.undo);
  useEffect(() => {
    if (!newest) return;
    const onKey = (event: KeyboardEvent) => {
      const writing = event.target instanceof HTMLElement && event.target.matches('input, textarea');
      if (writing || event.key !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
      event.preventDefault();
      void undo(newest);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [newest, undo]);

  return (
    <ToastContext value={toasts}>
      {children}
      <div className="r-toasts" role="status" aria-live="polite">
        {list.map((toast) => (
          <ToastCard key={toast.id} toast={toast} onClose={close} onUndo={undo} />
        ))}
      </div>
    </ToastContext>
  );
}

/** One message. Its time runs only while nobody points at it or has the focus in it. */
function ToastCard({
  toast,
  onClose,
  onUndo,
}: {
  toast: Toast;
  onClose: (id: number) => void;
  onUndo: (toast: Toast) => void;
}) {
  const { t } = useWords();
  const [held, setHeld] = useState(false);
  const left = useRef(toast.undo ? UNDO_FOR : SAY_FOR);
  useEffect(() => {
    if (held || toast.kind === 'fail') return;
    const since = performance.now();
    const timer = setTimeout(() => onClose(toast.id), left.current);
    return () => {
      clearTimeout(timer);
      left.current = Math.max(1_000, left.current - (performance.now() - since));
    };
  }, [held, toast, onClose]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing only stops the clock
    <div
      className={`r-toast r-toast-${toast.kind}`}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {toast.kind === 'fail' ? <CircleAlert aria-hidden="true" /> : null}
      <span className="r-toast-text">{toast.text}</span>
      {toast.undo ? (
        <Button variant="quiet" size="small" onClick={() => onUndo(toast)}>
          {t('ui.undo')}
        </Button>
      ) : null}
      <IconButton
        label={t('ui.dismiss')}
        icon={<X aria-hidden="true" />}
        size="small"
        onClick={() => onClose(toast.id)}
      />
    </div>
  );
}
