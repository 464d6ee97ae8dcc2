import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import './chip.css';

export type ChipProps = {
  children: ReactNode;
  /** Given: the chip is a switch that can be on. */
  selected?: boolean | undefined;
  onClick?: (() => void) | undefined;
  onRemove?: (() => void) | undefined;
  /** Name of the remove button: says what is removed. */
  removeLabel?: string | undefined;
};

/** A tag, a filter, or a small thing to press. */
export function Chip({ children, selected, onClick, onRemove, removeLabel }: ChipProps) {
  const classes = ['r-chip', selected && 'r-chip-selected'].filter(Boolean).join(' ');
  const words = <span className="r-chip-words">{children}</span>;
  if (onRemove) {
    return (
      <span className={classes}>
        {onClick ? (
          <button type="button" className="r-chip-text" onClick={onClick}>
            {words}
          </button>
        ) : (
          words
        )}
        <button type="button" className="r-chip-remove" aria-label={removeLabel} onClick={onRemove}>
          <X aria-hidden="true" />
        </button>
      </span>
    );
  }
  if (!onClick) return <span className={classes}>{words}</span>;
  return (
    <button type="button" className={`${classes} r-chip-button`} aria-pressed={selected} onClick={onClick}>
      {words}
    </button>
  );
}
