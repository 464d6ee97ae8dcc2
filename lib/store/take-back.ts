type Fields = Record<string, unknown>;
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/**
 * A record with what one change did taken back: the fields it changed are as before, unless they were changed again
 * since; whatever else was written since stays. Of a list what it added goes, and what it took comes back where it was.
 * @param present the record now
 * @param before the record before that change
 * @param after the record as the change left it
 */
export function takenBack<T extends object>(present: T, before: T, after: T): T {
  const [result, was, became] = [{ ...present } as Fields, before as Fields, after as Fields];
  for (const field of new Set([...Object.keys(was), ...Object.keys(became)])) {
    if (same(was[field], became[field])) continue;
    if (same(result[field], became[field])) {
      if (was[field] === undefined) delete result[field];
      else result[field] = was[field];
    } else if (Array.isArray(result[field]) && Array.isArray(became[field])) {
      const old = Array.isArray(was[field]) ? was[field] : [];
      const added = became[field].filter((one) => !old.some((other) => same(one, other)));
      const present = result[field].filter((one) => !added.some((other) => same(one, other)));
      for (const [i, one] of old.entries()) {
        const has = (list: readonly unknown[]) => list.some((other) => same(one, other));
        if (!has(became[field]) && !has(present)) present.splice(i, 0, one);
      }
      result[field] = present;
    }
  }
  return result as T;
}
