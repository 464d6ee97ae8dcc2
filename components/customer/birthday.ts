/** How a stored birthday is written in the field: `--05-12` as `05-12`. */
export function writtenBirthday(birthdayOn: string | undefined): string {
  return (birthdayOn ?? '').replace(/^--/, '');
}

/**
 * Reads a birthday as people write it: `1990-05-12`, `1990年5月12日`, or without a year `5/12`, `05-12`, `5月12日`.
 * @param today epoch ms: nobody is born after it, nor more than 130 years before
 * @returns `YYYY-MM-DD`, `--MM-DD`, the empty text for nothing written, or null for what is no day
 */
export function birthdayOf(text: string, today: number): string | null {
  const written = text.normalize('NFKC').trim();
  if (!written) return '';
  const match = /^(?:(\d{4})[-/.年 ])?(\d{1,2})[-/.月 ](\d{1,2})日?$/.exec(written);
  if (!match) return null;
  const [, year, month = '', dayOfMonth = ''] = match;
  // 2000 was a leap year: without a year, 29 February is a day.
  const date = new Date(Date.UTC(Number(year ?? 2000), Number(month) - 1, Number(dayOfMonth)));
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(dayOfMonth)) return null;
  if (year && (date.getTime() > today || Number(year) < new Date(today).getUTCFullYear() - 130)) return null;
  return `${year ?? '-'}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`;
}
