import { browser } from 'wxt/browser';
import { keep } from '../../lib/open-store.ts';
import type { RegularsDb } from '../../lib/store/db.ts';
import { dropUnnamed } from '../../lib/store/files.ts';
import { findLoss, isDamage, LOSS, type Loss, writeLedger } from '../../lib/store/ledger.ts';
import { healFiles, listSnapshots, opfsShelf, takeSnapshot } from '../../lib/store/snapshot.ts';

const ALARM = 'snapshot';
/** A snapshot of everything this often while there are changes … */
const APART = 10 * 60_000;
/** … and at once when so much came in (a restore, a first day's reading) that losing it would hurt. */
const MUCH = { records: 20, share: 0.05 };
const TAKEN = 'snapshotTotal';

/**
 * Watches that nothing is lost: compares database and ledger at each start, keeps the ledger, takes snapshots.
 * While a loss stands unanswered neither is overwritten: they are what it is repaired from.
 */
export function guardData(db: RegularsDb): { checked: Promise<Loss | null>; soon: () => void } {
  const checked = check(db);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void checked.then(() => update(db)), 1_500);
  };
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) void checked.then(() => update(db));
  });
  return { checked, soon };
}

async function check(db: RegularsDb): Promise<Loss | null> {
  const loss = await findLoss(db, keep, Date.now());
  if (loss) await keep.set(LOSS, loss);
  else if (!(await keep.get(LOSS))) await writeLedger(db, keep, Date.now());
  return loss;
}

async function update(db: RegularsDb): Promise<void> {
  await navigator.locks.request('guard', async () => {
    if (await keep.get(LOSS)) return;
    const now = Date.now();
    // Rows that vanished while we ran must not become what is expected from now on.
    const loss = await findLoss(db, keep, now);
    if (loss && isDamage(loss)) return keep.set(LOSS, loss);
    const ledger = await writeLedger(db, keep, now);
    const total = Object.values(ledger.counts).reduce((sum, count) => sum + count, 0);
    if (total === 0) return;
    const [newest] = await listSnapshots(opfsShelf);
    const taken = Number((await keep.get(TAKEN)) ?? 0);
    const due = (newest?.at ?? 0) + APART;
    if (now >= due || Math.abs(total - taken) >= Math.max(MUCH.records, MUCH.share * taken)) {
      await healFiles(db, opfsShelf);
      await dropUnnamed(db, now);
      await takeSnapshot(db, opfsShelf, now);
      await keep.set(TAKEN, total);
    } else await browser.alarms.create(ALARM, { when: due });
  });
}
