/**
 * Wilson's interval for a share: it holds for few, and for all or none.
 * @param z standard deviations: 1.96 for 95 % between the ends
 * @returns both ends, 0 to 1; everything is possible of none
 */
export function wilson(hits: number, of: number, z: number): { low: number; high: number } {
  if (of <= 0) return { low: 0, high: 1 };
  const share = hits / of;
  const square = (z * z) / of;
  const middle = (share + square / 2) / (1 + square);
  const half = (z / (1 + square)) * Math.sqrt((share * (1 - share)) / of + square / (4 * of));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
