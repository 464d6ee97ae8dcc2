import { expect, test } from 'vitest';
import { packPaths, unpackPaths } from '../../../lib/adapters/paths.ts';

test.each([
  [['/orders']],
  [['/api/orders', '/api/orders/*', '/api/threads', '/b']],
  [['/a/very/long/beginning/that/is/shared/by/two', '/a/very/long/beginning/that/is/shared/by/all']],
  [['/same', '/same']],
])('%j come back in order, each once', (paths) => {
  expect(unpackPaths(packPaths(paths))).toEqual([...new Set(paths)].sort());
});
