/** Months of a calendar, from a wall time. Neighbouring sales are mostly of one month, so dates are seldom worked out. */
export function monthCounter(): (wall: number) => number {
  let [from, to, number] = [0, 0, 0];
  return (wall) => {
    if (wall >= from && wall < to) return number;
    const date = new Date(wall);
    const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
    from = Date.UTC(year, month, 1);
    to = Date.UTC(year, month + 1, 1);
    number = year * 12 + month;
    return number;
  };
}

/** `2026-05` of a month's number. */
export const monthName = (number: number) =>
  `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;
