import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { builtinAdapters } from '../../lib/adapters/builtin.ts';
import { withTable } from '../readme-table.ts';

test('the README says of each marketplace what its adapter reads', () => {
  const readme = readFileSync(`${import.meta.dirname}/../../README.md`, 'utf8');
  expect(withTable(readme, builtinAdapters)).toBe(readme);
});
