import { expect, test } from 'vitest';
import { SeenKeys } from '../../lib/store/seen-keys.ts';

test('says of each text whether it is the first time, also of many that differ in a place', () => {
  const seen = new SeenKeys();
  const ids = Array.from({ length: 50_000 }, (_, i) => `amazon||113-${String(i).padStart(7, '0')}-0000001`);
  expect(ids.filter((id) => !seen.add(id))).toEqual([]);
  expect(ids.filter((id) => seen.add(id))).toEqual([]);
  expect(seen.add('amazon||113-0000001-0000002')).toBe(true);
  expect(seen.add('')).toBe(true);
  expect(seen.add('')).toBe(false);
});
