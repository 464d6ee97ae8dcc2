import type { Path } from './schema.ts';

/** Longer texts are neither parsed nor looked into: it would hold up whoever waits for it. */
export const MOST_CHARACTERS = 4_000_000;

/**
 * JSON.parse that keeps integers too long for a number as text: marketplace ids have up to 19 digits, and
 * 9007199254740993 would come back as …992. Where the runtime gives no source text they stay rounded numbers.
 * @throws SyntaxError
 */
export function parseJson(text: string): unknown {
  const parse = JSON.parse as (
    text: string,
    reviver: (this: unknown, key: string, value: unknown, context?: { source?: string }) => unknown,
  ) => unknown;
  return parse(text, (_key, value, context) =>
    typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value) && context?.source
      ? context.source
      : value,
  );
}

/**
 * The values at a key path; `*` is every element of a list, `@` every entry of an object as `{ key, value }`, a list
 * of keys is the first of them that is there, an object goes on with what has its values (as text, or one of a list).
 */
export function valuesAt(root: unknown, path: Path, most = 1_000): unknown[] {
  let found: unknown[] = [root];
  for (const segment of path) {
    found = found.flatMap((value) => {
      if (segment === '*') return Array.isArray(value) ? value : [];
      if (value === null || typeof value !== 'object') return [];
      if (segment === '@') return Object.entries(value).map(([key, one]) => ({ key, value: one }));
      const object = value as Record<string, unknown>;
      if (typeof segment === 'object' && !Array.isArray(segment)) {
        const has = ([key, wanted]: [string, string | string[]]) =>
          Object.hasOwn(object, key) && [wanted].flat().includes(String(object[key]));
        return Object.entries(segment).every(has) ? [value] : [];
      }
      const key = (typeof segment === 'string' ? [segment] : segment).find(
        (name) => Object.hasOwn(object, name) && object[name] !== null,
      );
      return key === undefined ? [] : [object[key]];
    });
    if (found.length > most) found = found.slice(0, most);
    if (found.length === 0) return [];
  }
  return found.filter((value) => value !== undefined && value !== null);
}
