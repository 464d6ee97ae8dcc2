import type { CSSProperties } from 'react';
import './heat-table.css';

export type HeatCell = {
  text: string;
  /** How strong its colour is, 0 to 1. */
  heat: number;
  /** What it says, for pointers and screen readers. */
  title: string;
  /** Nothing to open behind a zero. */
  onOpen?: (() => void) | undefined;
};

export type HeatRow = {
  key: string;
  label: string;
  cells: readonly (HeatCell | null)[];
  /** So few stand behind it that it says little. */
  faint?: boolean;
};

/** A table whose cells are coloured by how much they say; each opens what it counts. Null is a cell that is not known. */
export function HeatTable({
  label,
  corner,
  columns,
  rows,
}: {
  label: string;
  /** What the rows are. */
  corner: string;
  columns: readonly string[];
  rows: readonly HeatRow[];
}) {
  return (
    <div className="n-heat-scroll">
      <table className="n-heat" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{corner}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} data-faint={row.faint || undefined}>
              <th scope="row">{row.label}</th>
              {columns.map((column, i) => {
                const cell = row.cells[i];
                if (!cell) return <td key={column} />;
                return (
                  <td key={column} style={{ '--heat': cell.heat } as CSSProperties}>
                    {cell.onOpen ? (
                      <button
                        type="button"
                        title={cell.title}
                        // Who speaks to the machine says what stands there.
                        aria-label={
                          cell.title.includes(cell.text) ? cell.title : `${cell.text}: ${cell.title}`
                        }
                        onClick={cell.onOpen}
                      >
                        {cell.text}
                      </button>
                    ) : (
                      <span title={cell.title}>{cell.text}</span>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
