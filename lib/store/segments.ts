import { Segment, type SegmentRule } from '../model/segment.ts';
import { newId, type RegularsDb } from './db.ts';
import { refreshWords } from './totals.ts';

/** The seller's own segments, by name. */
export async function readSegments(db: RegularsDb): Promise<Segment[]> {
  return (await db.segments.toArray()).sort((a, b) => a.name.localeCompare(b.name));
}

/**
 * Makes or changes a segment.
 * @throws with the field's path when it is none
 */
export async function saveSegment(
  db: RegularsDb,
  draft: { id?: string; name: string; rule: SegmentRule },
  now: number,
): Promise<Segment> {
  const segment = await db.transaction('rw', db.segments, async () => {
    const old = draft.id ? await db.segments.get(draft.id) : undefined;
    const made = Segment.parse({
      id: draft.id ?? newId(),
      name: draft.name.trim(),
      rule: draft.rule,
      createdAt: old?.createdAt ?? now,
      updatedAt: now,
    });
    await db.segments.put(made);
    return made;
  });
  db.changed();
  return segment;
}

/** Removes a segment, not its customers; the returned function puts it back. */
export async function removeSegment(db: RegularsDb, id: string): Promise<() => Promise<void>> {
  const old = await db.segments.get(id);
  await db.segments.delete(id);
  db.changed();
  return async () => {
    if (old) await db.segments.put(old);
    db.changed();
  };
}

/** Adds a tag to many customers at once; the returned function takes it away from those that got it. */
export async function tagMany(
  db: RegularsDb,
  ids: readonly string[],
  tag: string,
  now: number,
): Promise<{ count: number; undo: () => Promise<void> }> {
  const name = tag.trim().slice(0, 60);
  const tagged = await db.transaction('rw', [db.customers, db.buyers, db.notes, db.ruleTasks], async () => {
    const rows = (await db.customers.bulkGet([...ids])).flatMap((customer) =>
      customer && !customer.tags.includes(name) && customer.tags.length < 50 ? [customer] : [],
    );
    await db.customers.bulkPut(
      rows.map((customer) => ({ ...customer, tags: [...customer.tags, name], updatedAt: now })),
    );
    const added = rows.map(({ id }) => id);
    await refreshWords(db, added);
    return added;
  });
  db.changed();
  return {
    count: tagged.length,
    undo: async () => {
      await db.transaction('rw', [db.customers, db.buyers, db.notes], async () => {
        const rows = (await db.customers.bulkGet(tagged)).flatMap((customer) => customer ?? []);
        await db.customers.bulkPut(
          rows.map((customer) => ({ ...customer, tags: customer.tags.filter((one) => one !== name) })),
        );
        await refreshWords(db, tagged);
      });
      db.changed();
    },
  };
}
