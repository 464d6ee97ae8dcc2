import './bars.css';

export type Bar = {
  key: string;
  label: string;
  count: number;
  /** How the count is said, where it is not the number itself. */
  said?: string;
  /** What stands behind the number: cost, share. */
  note?: string;
  /** Nothing to open behind it. */
  closed?: boolean;
};

/** Counts as horizontal bars; each is a button that opens what it counts. */
export function Bars({
  label,
  bars,
  chosen,
  wide,
  onChoose,
}: {
  label: string;
  bars: readonly Bar[];
  chosen?: string | null;
  /** Room for amounts of money. */
  wide?: boolean;
  /** Without it they are read only. */
  onChoose?: (key: string) => void;
}) {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  return (
    <ul className={wide ? 'n-bars n-bars-wide' : 'n-bars'} aria-label={label}>
      {bars.map(({ key, label: name, count, said, note, closed }) => {
        const inside = (
          <>
            <span className="n-bar-label">{name}</span>
            <span className="n-bar-track" aria-hidden="true">
              <span className="n-bar" style={{ inlineSize: `${(100 * count) / most}%` }} />
            </span>
            <span className="n-bar-count">{said ?? count}</span>
            <span className="n-bar-note">{note}</span>
          </>
        );
        return (
          <li key={key}>
            {onChoose && !closed ? (
              <button
                type="button"
                className="n-bar-row"
                aria-pressed={chosen === undefined ? undefined : chosen === key}
                onClick={() => onChoose(key)}
              >
                {inside}
              </button>
            ) : (
              <div className="n-bar-row">{inside}</div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
