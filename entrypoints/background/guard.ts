import { browser } from 'wxt/browser';
import { keep } from '../../lib/open-store.ts';
import type { RegularsDb } from '../../lib/store/db.ts';
import { findLoss, type Loss, writeLedger } from '../../lib/store/ledger.ts';
import { listSnapshots, opfsShelf, takeSnapshot } from '../../lib/store/snapshot.ts';

const LOSS = 'loss';
const ALARM = 'snapshot';
/** A snapshot of everything at most this often, and soon after the first change. */
const APART = 10 * 60_000;

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
    const ledger = await writeLedger(db, keep, now);
    const [newest] = await listSnapshots(opfsShelf);
    const due = (newest?.at ?? 0) + APART;
    if (Object.values(ledger.counts).every((count) => count === 0)) return;
    if (now >= due) await takeSnapshot(db, opfsShelf, now);
    else await browser.alarms.create(ALARM, { when: due });
  });
}
