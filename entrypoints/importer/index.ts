import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { Choice, FromWorker, ToWorker } from '../../lib/imports/messages.ts';
import { type OpenTable, openExport } from '../../lib/imports/open.ts';
import { readOrders } from '../../lib/imports/orders.ts';
import { ImportProblem } from '../../lib/imports/problem.ts';
import { asksDateOrder, dateOrderIn, inDoubt, likelyHeader } from '../../lib/imports/recognise.ts';
import { allAdapters } from '../../lib/store/adapters.ts';
import { RegularsDb } from '../../lib/store/db.ts';
import { dryRun, runImport } from '../../lib/store/imports.ts';

const db = new RegularsDb();
const say = (message: FromWorker) => postMessage(message);
let file: File | null = null;
let table: OpenTable | null = null;
let stop = new AbortController();

async function open(chosen: File): Promise<void> {
  file = chosen;
  [table = null] = await openExport(chosen, await allAdapters(db));
  if (!table) return;
  const { matches, first } = table;
  const [best] = matches;
  const header = best ? undefined : likelyHeader(first.slice(0, 40));
  say({
    type: 'opened',
    opened: {
      candidates: matches.map(({ adapter, format, columns }) => ({
        adapter: adapter.id,
        format: format.name,
        currency: columns.currency() ?? format.currency,
      })),
      inDoubt: inDoubt(matches),
      asksDateOrder: best ? asksDateOrder(best, first) : false,
      header: [...(header?.cells ?? [])].slice(0, 100),
      first: first
        .filter(({ line }) => line > (header?.line ?? 0))
        .slice(0, 3)
        .map(({ cells }) => cells.slice(0, 100)),
    },
  });
}

function reading({ candidate, host, dateOrder }: Choice, now: number) {
  const match = table?.matches[candidate];
  if (!file || !table || !match) throw new Error('no file is open');
  const options = { now, host: host || undefined, dateOrder: dateOrder ?? dateOrderIn(match, table.first) };
  return { match, file, batches: readOrders(match, stoppable(table.rows()), options) };
}

/** Ends quietly once it was stopped: what is not read is not imported. */
async function* stoppable<T>(rows: AsyncIterable<T>): AsyncGenerator<T> {
  for await (const batch of rows) {
    if (stop.signal.aborted) return;
    yield batch;
  }
}

const onProgress = (rows: number) => say({ type: 'progress', rows });

async function check(choice: Choice): Promise<void> {
  const now = Date.now();
  const { match, batches } = reading(choice, now);
  const origin = { adapter: match.adapter, host: choice.host };
  const checked = await dryRun(db, origin, batches, { now, onProgress });
  if (!stop.signal.aborted) say({ type: 'checked', checked });
}

/** Under a lock: two desks importing at once would make an undo ambiguous. */
async function run(choice: Choice): Promise<void> {
  const now = Date.now();
  const { match, file, batches } = reading(choice, now);
  const { adapter, format } = match;
  const source = { adapter, host: choice.host, format: format.name, file: file.name, now };
  const record = await navigator.locks.request('import', () =>
    runImport(db, source, batches, { signal: stop.signal, onProgress }),
  );
  say({ type: 'imported', record });
}

async function answer(message: ToWorker): Promise<void> {
  if (message.type === 'stop') return stop.abort();
  stop = new AbortController();
  try {
    if (message.type === 'open') await open(message.file);
    else if (message.type === 'check') await check(message.choice);
    else await run(message.choice);
  } catch (error) {
    if (error instanceof ImportProblem) {
      say({ type: 'problem', problem: { code: error.code, values: error.values } });
    } else say({ type: 'failed', reason: error instanceof Error ? error.message : String(error) });
  }
}

/** A worker of the desk: reads and imports one file at a time, off the page's own thread. */
export default defineUnlistedScript(() => {
  addEventListener('message', ({ data }: MessageEvent<ToWorker>) => void answer(data));
});
