import { useVirtualizer } from '@tanstack/react-virtual';
import { type FocusEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import './virtual-list.css';

export type VirtualListProps = {
  count: number;
  rowHeight: number;
  /** What the list is of, for screen readers. */
  label: string;
  /** `table`: the rows are `role="row"` and their cells need `role="cell"`. */
  kind?: 'list' | 'table';
  /** The chosen row, and what is chosen: it is brought into view when another is chosen, not when rows move. */
  current?: number | undefined;
  currentKey?: string | null | undefined;
  /** Which rows are on screen (and a few around them), whenever that changes. */
  onRange?: (from: number, to: number) => void;
  /** One row. Its link or button takes `tabIndex`, so that Tab stops once and the arrow keys walk. */
  children: (index: number, tabIndex: 0 | -1) => ReactNode;
};

/** A list of any length of which only the visible rows are drawn. Arrow keys, Home, End, Page keys walk it. */
export function VirtualList({
  count,
  rowHeight,
  label,
  kind = 'list',
  current,
  currentKey,
  onRange,
  children,
}: VirtualListProps) {
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(current ?? 0);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const rows = virtual.getVirtualItems();
  const from = rows[0]?.index ?? 0;
  const to = rows.at(-1)?.index ?? 0;
  useEffect(() => onRange?.(from, to), [from, to, onRange]);

  const chosen = useRef(current);
  chosen.current = current;
  useEffect(() => {
    const index = chosen.current;
    if (currentKey === undefined || index === undefined || index < 0) return;
    setAt(index);
    virtual.scrollToIndex(index, { align: 'auto' });
  }, [currentKey, virtual]);

  const focusRow = (index: number) => {
    setAt(index);
    virtual.scrollToIndex(index, { align: 'auto' });
    // A row that was not drawn is there after the scroll.
    requestAnimationFrame(() => {
      box.current?.querySelector<HTMLElement>(`[data-index="${index}"] [tabindex]`)?.focus();
    });
  };
  const onFocus = (event: FocusEvent) => {
    const row = event.target.closest<HTMLElement>('[data-index]');
    if (row) setAt(Number(row.dataset.index));
  };
  const onKey = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / rowHeight) - 1);
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: count - 1,
    };
    const next = steps[event.key];
    if (next === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    focusRow(Math.min(count - 1, Math.max(0, next)));
  };
  // The stop for Tab must be a row that is drawn.
  const stop = at >= from && at <= to ? at : from;

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the rows inside
    <div className="r-virtual" ref={box} onKeyDown={onKey} onFocus={onFocus}>
      <div
        {...(kind === 'table' ? { role: 'rowgroup' } : { role: 'list', 'aria-label': label })}
        className="r-virtual-space"
        style={{ height: virtual.getTotalSize() }}
      >
        {rows.map(({ key, index, start }) => (
          <div
            key={key}
            data-index={index}
            role={kind === 'table' ? 'row' : 'listitem'}
            {...(kind === 'table'
              ? { 'aria-rowindex': index + 2 }
              : { 'aria-posinset': index + 1, 'aria-setsize': count })}
            className="r-virtual-row"
            style={{ height: rowHeight, transform: `translateY(${start}px)` }}
          >
            {children(index, index === stop ? 0 : -1)}
          </div>
        ))}
      </div>
    </div>
  );
}
