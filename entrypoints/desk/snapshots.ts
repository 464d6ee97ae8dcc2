import { useCallback, useEffect, useState } from 'react';
import { useQuery } from '../../lib/app/hooks.ts';
import type { Counts, Inspected } from '../../lib/store/backup.ts';
import { currentCounts } from '../../lib/store/backup.ts';
import { listSnapshots, opfsShelf, readSnapshot, withFiles } from '../../lib/store/snapshot.ts';

/** A snapshot on this machine; `counts` is null when the file cannot be opened. */
export type Snapshot = { name: string; at: number; counts: Counts | null };

/**
 * The snapshots, newest first, each opened to see what is in it: one that nobody can open is none.
 * @returns undefined until they are read, and a function that reads them again
 */
export function useSnapshots(): [Snapshot[] | undefined, () => Promise<void>] {
  const [snapshots, setSnapshots] = useState<Snapshot[]>();
  const look = useCallback(async () => {
    const infos = await listSnapshots(opfsShelf).catch(() => []);
    const opened: Snapshot[] = [];
    // One after the other, and only the counts are kept: each unpacks the whole data.
    for (const info of infos) {
      const content = await openSnapshot(info.name).catch(() => null);
      opened.push({ ...info, counts: content?.counts ?? null });
    }
    setSnapshots(opened);
  }, []);
  useEffect(() => {
    void look();
  }, [look]);
  return [snapshots, look];
}

/** A snapshot with all there is in it. @throws when it is damaged */
export async function openSnapshot(name: string): Promise<Inspected> {
  return withFiles(opfsShelf, await readSnapshot(opfsShelf, name));
}

/** How many records of each kind there are now. */
export function useCounts(): Counts | undefined {
  return useQuery(currentCounts, []);
}
