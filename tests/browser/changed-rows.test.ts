import { expect, test } from 'vitest';
import { ReplyIndex } from '../../lib/replies/suggest.ts';
import { takeOver } from '../../lib/store/changed-rows.ts';
import { keepLibrary, readKept } from '../../lib/store/kept-index.ts';
import { freshDb } from './shop.ts';

const row = (id: string, updatedAt: number) => ({
  id,
  tags: [],
  variants: { en: { title: `about ${id}`, text: '', examples: [] } },
  useCount: 0,
  lastUsedAt: null,
  createdAt: 0,
  updatedAt,
});

test('what came, changed or went is taken over once, times that go back too', async () => {
  const db = freshDb();
  const known = new Map<string, number>();
  const taken = async () => {
    const said: string[] = [];
    const count = takeOver(
      await db.replies.toArray(),
      { id: ({ id }) => id, at: ({ updatedAt }) => updatedAt },
      known,
      {
        gone: (id) => said.push(`-${id}`),
        put: ({ id }) => said.push(id),
      },
    );
    expect(count).toBe(said.length);
    return said.sort();
  };
  await db.replies.bulkPut([row('a', 1), row('b', 5), row('c', 9)]);
  expect(await taken()).toEqual(['a', 'b', 'c']);
  expect(await taken()).toEqual([]);
  await db.replies.put(row('b', 6));
  await db.replies.delete('a');
  expect(await taken()).toEqual(['-a', 'b']);
  // A backup from before was put in the place of everything: the order is the same, the time is not.
  await db.replies.put(row('b', 5));
  expect(await taken()).toEqual(['b']);
  expect(known).toEqual(
    new Map([
      ['b', 5],
      ['c', 9],
    ]),
  );
});

test('an index is kept for the next start, of the same version only', async () => {
  const name = `test-${crypto.randomUUID()}`;
  const replies = [row('kettle', 1), row('refund', 2)];
  const index = new ReplyIndex(replies).keep();
  expect(await readKept('1.0', name)).toBeNull();
  await keepLibrary({ version: '1.0', index, ids: ['kettle', 'refund'], times: [1, 2] }, name);
  const kept = await readKept('1.0', name);
  expect(kept?.times).toEqual([1, 2]);
  const again = new ReplyIndex([], null, kept?.index);
  expect(again.suggest('where is my kettle')[0]?.replyId).toBe('kettle');
  expect(await readKept('1.1', name)).toBeNull();
});

test('what cannot be kept leaves nothing behind that is older', async () => {
  const name = `test-${crypto.randomUUID()}`;
  const library = { version: '1.0', index: new ReplyIndex().keep(), ids: [], times: [] };
  await keepLibrary(library, name);
  // Functions cannot be stored: it fails as a full disk would.
  await keepLibrary({ ...library, ids: (() => {}) as unknown as string[] }, name);
  expect(await readKept('1.0', name)).toBeNull();
});
