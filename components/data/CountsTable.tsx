import type { ReactNode } from 'react';
import './data.css';

/** One kind of record with its numbers, one for each column. */
export type CountRow = { key: string; label: string; numbers: readonly (number | null)[] };

/** Numbers of records, a row a kind. A row whose last two numbers differ is marked. */
export function CountsTable({
  caption,
  columns,
  rows,
  locale,
}: {
  caption: string;
  /** Headings: the kind's, then one for each number. */
  columns: readonly ReactNode[];
  rows: readonly CountRow[];
  locale: string;
}) {
  const format = new Intl.NumberFormat(locale);
  const [first, ...others] = columns;
  return (
    <table className="counts">
      <caption className="r-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{first}</th>
          {others.map((column, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the columns never change places
            <th key={i} scope="col" className="counts-number">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, label, numbers }) => {
          const [before, after] = numbers.slice(-2);
          const differs = numbers.length > 1 && before !== after;
          return (
            <tr key={key} className={differs ? 'counts-differs' : undefined}>
              <th scope="row">{label}</th>
              {numbers.map((number, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the columns never change places
                <td key={i} className="counts-number">
                  {number === null ? '–' : format.format(number)}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
