/**
 * `npm run bench [-- --json FILE] [--splits FOLDER]`: the figures of the README, each a ratio within this run or a
 * number of bytes; accuracy of our own sets, and of a folder of splits where one is given.
 * `npm run -s bench -- lint --set FILE [--json FILE]`: what the lint finds and misses of a labelled set.
 * `npm run -s bench -- tiers --orders FILE --cut DATE --weeks N [--json FILE]`: the share of later revenue in the fifth
 * of customers that each ranking puts first, of any CSV with customer, date and amount.
 * `npm run -s bench -- baskets --lines FILE [--json FILE]`: how often one of three products suggested next is in the
 * basket that was left out, against the most bought, of any CSV with customer, date and product (and invoice).
 * `npm run -s bench -- replies --split FILE [--learn] [--json FILE]`: the accuracy of suggestions on one split.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { lexiconTable, packLexicon } from '../../lib/replies/lexicon-table.ts';
import { lexicons } from '../../lib/replies/trade.ts';
import { chromiumPath } from '../browsers.ts';
import { basketAccuracy, readBaskets } from './baskets.ts';
import { reading } from './files.ts';
import { type IncomingSet, incomingAccuracy } from './incoming.ts';
import { type LintSet, lintAccuracy } from './lint.ts';
import { measure, readSplits, type Split, speed } from './replies.ts';
import { readOrders, tierAccuracy } from './tiers.ts';

type Figure = { what: string; measured: number; bound: string; holds: boolean; unit: string };

const root = path.resolve(import.meta.dirname, '../..');
const output = path.join(root, '.output');
const ownSets = path.join(import.meta.dirname, 'sets');
const incomingSets = path.join(import.meta.dirname, 'incoming');
const lintSets = path.join(import.meta.dirname, 'lint');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'string' },
    splits: { type: 'string' },
    split: { type: 'string' },
    set: { type: 'string' },
    orders: { type: 'string' },
    cut: { type: 'string' },
    weeks: { type: 'string' },
    lines: { type: 'string' },
    learn: { type: 'boolean', default: false },
  },
});
const round = (n: number) => Math.round(n * 100) / 100;
const figures: Figure[] = [];

function atMost(what: string, measured: number, bound: number, unit: string): void {
  figures.push({ what, measured: round(measured), bound: `≤ ${bound}`, holds: measured <= bound, unit });
}
function atLeast(what: string, measured: number, bound: number, unit: string): void {
  figures.push({ what, measured: round(measured), bound: `≥ ${bound}`, holds: measured >= bound, unit });
}

function bytes(): void {
  const built = spawnSync(path.join(root, 'node_modules/.bin/wxt'), ['build'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (built.status !== 0) throw new Error(`the build failed:\n${built.stdout}\n${built.stderr}`);
  const size = (file: string) => statSync(path.join(output, 'chrome-mv3', file)).size / 1_000;
  atMost('script in the seller’s page, minified', size('marketplace.js'), 40, 'kB');
  atMost('listener in the page’s world, minified', size('content-scripts/listen.js'), 4, 'kB');
}

function replies(): void {
  const { lexicon, build: indexed, p99 } = speed(20_000);
  figures.push({ what: 'lexicon read', measured: round(lexicon), bound: '', holds: true, unit: 'ms' });
  atMost('20,000 replies: suggestion, 99th percentile', p99, 10, 'ms');
  atMost('20,000 replies: index built', indexed, 1_000, 'ms');
  const sets = { ...readSplits(ownSets), ...(values.splits ? readSplits(values.splits) : {}) };
  for (const [name, split] of Object.entries(sets)) {
    for (const [examples, top3] of Object.entries(measure(split, false).top3)) {
      figures.push({
        what: `right reply among three: ${name}, ${examples} examples`,
        measured: top3,
        bound: '',
        holds: true,
        unit: '%',
      });
    }
  }
}

/** One split by itself, for whoever works on the ranking. */
function oneSplit(file: string): void {
  const found = measure(JSON.parse(readFileSync(file, 'utf8')) as Split, values.learn);
  console.log('| examples | top 1 % | top 3 % | MRR | p50 ms | p99 ms |\n|---|---|---|---|---|---|');
  for (const n of Object.keys(found.top3)) {
    const { top1, top3, mrr, p50, p99 } = found;
    const cells = [n, top1[n], top3[n], mrr[n], round(p50[n] ?? 0), round(p99[n] ?? 0)];
    console.log(`| ${cells.join(' | ')} |`);
  }
  if (found.letThrough !== undefined) console.log(`out of scope let through: ${found.letThrough} %`);
  if (found.learning) console.log(`top 3 %, learning: ${JSON.stringify(found.learning)}`);
  if (values.json) writeFileSync(values.json, `${JSON.stringify(found, null, 2)}\n`);
}

/** One labelled set by itself, by rule. */
async function oneLintSet(file: string): Promise<void> {
  const measured = await lintAccuracy(JSON.parse(readFileSync(file, 'utf8')) as LintSet);
  console.log('| rule | messages | precision | recall |\n|---|---|---|---|');
  for (const [rule, { n, precision, recall }] of Object.entries(measured.rules))
    console.log(`| ${rule} | ${n} | ${precision} | ${recall} |`);
  console.log(`| **all but promise** | | ${measured.pooled.precision} | ${measured.pooled.recall} |`);
  if (values.json) writeFileSync(values.json, `${JSON.stringify(measured, null, 2)}\n`);
}

/** One set of orders by itself. */
function oneOrderSet(file: string, cut: string, weeks: number): void {
  const day = Date.parse(`${cut.slice(0, 10)}T00:00:00Z`);
  if (!Number.isFinite(day) || !(weeks > 0))
    throw new Error('--cut is a day (2011-06-09), --weeks a number of them');
  const { customers, ...shares } = tierAccuracy(readOrders(readFileSync(file, 'utf8')), day, weeks);
  console.log(`${customers} customers; share of later revenue in the fifth ranked highest, in %:`);
  console.log('| ranked by | % |\n|---|---|');
  for (const [ranker, share] of Object.entries(shares)) console.log(`| ${ranker} | ${share} |`);
  if (values.json) writeFileSync(values.json, `${JSON.stringify({ ...shares, customers }, null, 2)}\n`);
}

/** One set of baskets by itself. */
function oneBasketSet(file: string): void {
  const measured = basketAccuracy(readBaskets(readFileSync(file, 'utf8')));
  const { customers, ours, popularity, covered } = measured;
  console.log(`${customers} customers with something new in their last basket; found among three, in %:`);
  console.log(`| suggested by | % |\n|---|---|\n| ours | ${ours} |\n| most bought | ${popularity} |`);
  console.log(
    `ours has something to say for ${covered} % of them; the rest is filled up with the most bought.`,
  );
  if (values.json) writeFileSync(values.json, `${JSON.stringify(measured, null, 2)}\n`);
}

async function inBrowser(): Promise<void> {
  const folder = path.join(output, 'bench');
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    // As the extension has it.
    define: { __LEXICON__: JSON.stringify(packLexicon(lexiconTable(lexicons))) },
    build: {
      outDir: folder,
      emptyOutDir: true,
      lib: {
        entry: path.join(import.meta.dirname, 'page.ts'),
        formats: ['iife'],
        name: 'page',
        fileName: () => 'page.js',
      },
    },
  });
  const script = readFileSync(path.join(folder, 'page.js'));
  const listener = readFileSync(path.join(output, 'chrome-mv3/content-scripts/listen.js'));
  const answer = JSON.stringify({
    rows: Array.from({ length: 50 }, (_, i) => ({ id: i, text: 'invented' })),
  });
  const server = createServer(({ url = '/' }, response) => {
    const scripts: Record<string, Buffer> = { '/page.js': script, '/listen.js': listener };
    const type =
      url in scripts ? 'text/javascript' : url.endsWith('.json') ? 'application/json' : 'text/html';
    response.setHeader('content-type', `${type}; charset=utf-8`);
    const html = '<!doctype html><meta charset="utf-8"><body></body><script src="/page.js"></script>';
    response.end(scripts[url] ?? (url.endsWith('.json') ? answer : html));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const profile = path.join(output, 'bench-profile');
  rmSync(profile, { recursive: true, force: true });
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath(),
    headless: true,
    chromiumSandbox: process.getuid?.() !== 0,
  });
  try {
    const open = async () => {
      const page = await context.newPage();
      await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
      return page;
    };
    const page = await open();
    const run = <T>(name: string) => page.evaluate<T>(`window.bench.${name}()`);
    const keeper = await open();
    await keeper.evaluate('window.bench.keepReplies()');
    await keeper.close();
    // Each in a page of its own, where nothing is warm yet.
    const firsts: number[] = [];
    for (let i = 0; i < 5; i++) {
      const fresh = await open();
      const { time, found } = await fresh.evaluate<{ time: number; found: number }>(
        'window.bench.firstSuggestion()',
      );
      if (found === 0) throw new Error('nothing was suggested: nothing was measured');
      firsts.push(time);
      await fresh.close();
    }
    const first = firsts.sort((a, b) => a - b)[2] ?? 0;
    atMost('2,000 replies: first suggestion of a worker that starts, once it is loaded', first, 150, 'ms');
    const painted = await run<{ ours: number; plain: number; longest: number }>('badges');
    atMost('100 badges painted, against 100 plain elements', painted.ours / painted.plain, 2, '×');
    atMost('100 badges painted: longest task', painted.longest, 50, 'ms');
    const watched = await run<{ own: number }>('watching');
    atMost('watching a re-render of 5,000 nodes: own time', watched.own, 0.5, 'ms');
    const looked = await run<{ ours: number; bare: number }>('lookup');
    atMost('50 buyers among 100,000 orders, against bare reads', looked.ours / looked.bare, 2, '×');
    const ruled = await run<{ each: number; made: number }>('rules');
    if (ruled.made === 0) throw new Error('no rule made a follow-up: nothing was measured');
    atMost('50 rules, 100,000 orders, 10,000 follow-ups: a new order', ruled.each, 5, 'ms');
    const shop = await run<{
      reading: number;
      again: number;
      read: number;
      counting: number;
      customers: number;
    }>('insights');
    if (shop.read === 0 || shop.customers === 0) throw new Error('no sales: nothing was measured');
    atMost('insights, every figure of 1,000,000 orders of 200,000 customers', shop.counting, 3_000, 'ms');
    figures.push({
      what: `insights, ${shop.read.toLocaleString('en')} orders read from the store`,
      measured: Math.round(shop.reading),
      bound: '',
      holds: true,
      unit: 'ms',
    });
    atMost(
      'insights, all sales known again after one order more, against reading',
      shop.again / shop.reading,
      0.5,
      '×',
    );
    const wrote = await run<{ ours: number; bare: number }>('writing');
    atLeast('10,000 orders written, against bare writes', wrote.bare / wrote.ours, 0.75, '×');
    const imported = await run<{ ours: number; bare: number }>('importing');
    const share = imported.bare / imported.ours;
    atLeast('20,000 orders imported, against bare writes of all it writes', share, 0.75, '×');
    for (const [id, time] of Object.entries(await run<Record<string, number>>('reading'))) {
      atMost(`reading a page of 100 orders: ${id}`, time, 10, 'ms');
    }
    const { percent } = await run<{ percent: number }>('listening');
    atMost('listener in a page that fetches 200 other answers', percent, 1, '%');
  } finally {
    await context.close();
    server.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

/** What the lint finds of our own labelled messages; `kept` was not looked at while its rules were written. */
async function linting(): Promise<void> {
  for (const name of ['en', 'zh', 'kept']) {
    const set = JSON.parse(readFileSync(path.join(lintSets, `${name}.json`), 'utf8')) as LintSet;
    const { precision, recall } = (await lintAccuracy(set)).pooled;
    atLeast(`lint, ${name}: of what is said, right`, 100 * precision, 95, '%');
    atLeast(`lint, ${name}: of what is wrong, found`, 100 * recall, 90, '%');
  }
}

/** Cases suggested for buyers' messages; `kept` was not looked at while the phrases were written. */
function incoming(): void {
  for (const name of ['dev', 'kept']) {
    const set = JSON.parse(readFileSync(path.join(incomingSets, `${name}.json`), 'utf8')) as IncomingSet;
    const { precision, recall, kind } = incomingAccuracy(set);
    for (const [what, share] of [
      ['suggested and right', precision],
      ['asked for and found', recall],
      ['of these, the kind right', kind],
    ] as const) {
      figures.push({
        what: `cases in messages, ${name}: ${what}`,
        measured: round(100 * share),
        bound: '',
        holds: true,
        unit: '%',
      });
    }
  }
}

async function files(): Promise<void> {
  const { perSecond, grown } = await reading(path.join(output, 'bench.csv'), 1_000_000);
  const figure = { bound: '', holds: true };
  figures.push({
    what: 'reading 1,000,000 rows of an export',
    measured: Math.round(perSecond),
    unit: 'rows/s',
    ...figure,
  });
  figures.push({
    what: 'memory more in use while reading them',
    measured: round(grown),
    unit: 'MB',
    ...figure,
  });
}

async function all(): Promise<void> {
  bytes();
  // Before what fills the memory otherwise.
  await files();
  replies();
  await linting();
  incoming();
  await inBrowser();
  console.log('| what | measured | bound |\n|---|---|---|');
  for (const { what, measured, bound, holds, unit } of figures) {
    console.log(
      `| ${what} | ${measured} ${unit} | ${bound}${bound ? ` ${unit}` : ''}${holds ? '' : ' **missed**'} |`,
    );
  }
  if (values.json) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
}

if (positionals[0] === 'replies') {
  if (!values.split) throw new Error('--split FILE says which questions to measure with');
  oneSplit(values.split);
} else if (positionals[0] === 'tiers') {
  const { orders, cut, weeks } = values;
  if (!orders || !cut || !weeks) throw new Error('--orders FILE --cut DATE --weeks N say what to measure');
  oneOrderSet(orders, cut, Number(weeks));
} else if (positionals[0] === 'baskets') {
  if (!values.lines) throw new Error('--lines FILE says which purchases to measure with');
  oneBasketSet(values.lines);
} else if (positionals[0] === 'lint') {
  if (!values.set) throw new Error('--set FILE says which messages to measure with');
  await oneLintSet(values.set);
} else await all();
