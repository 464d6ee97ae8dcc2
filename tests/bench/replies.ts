import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ConceptFinder } from '../../lib/replies/concepts.ts';
import { type Learnt, learnFrom } from '../../lib/replies/learn.ts';
import { unpackLexicon } from '../../lib/replies/lexicon-table.ts';
import { ReplyIndex } from '../../lib/replies/suggest.ts';
import { tradeConcepts } from '../../lib/replies/trade.ts';
import { library, reply } from './library.ts';

/** A split of the documented format: intents with example questions, and queries with the id of their intent. */
export type Split = {
  Ns?: number[];
  intents: { id: number; intent: string; examples: string[]; title?: string; reply?: string }[];
  queries: [text: string, intentId: number][];
  /** Questions that no intent answers. */
  oos?: string[];
};

const percent = (n: number, of: number) => Math.round((1_000 * n) / of) / 10;
const at = (times: readonly number[], share: number) =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? 0;

/** A library of a split's intents, with the first so many examples of each. */
function indexOf({ intents }: Split, examples: number, titled = false): ReplyIndex {
  const replies = intents.map(({ id, intent, title, reply: text, examples: all }) => {
    const name = title ?? (titled ? intent.replaceAll('_', ' ') : '');
    return reply(String(id), name, text ?? '', all.slice(0, examples));
  });
  return new ReplyIndex(replies, tradeConcepts());
}

/** The place of an intent among the suggestions, from 1; infinite where it is not among them. */
function placeOf(index: ReplyIndex, text: string, gold: number, limit: number): number {
  const place = index.suggest(text, { limit }).findIndex(({ replyId }) => replyId === String(gold));
  return place < 0 ? Number.POSITIVE_INFINITY : place + 1;
}

export type Accuracy = { top1: number; top3: number; mrr: number; p50: number; p99: number };

/** Of all queries with N examples for each intent: hits in %, mean reciprocal rank, ms a suggestion. */
export function accuracy(split: Split, examples: number): Accuracy {
  const index = indexOf(split, examples);
  const all = split.intents.length;
  const places = split.queries.map(([text, gold]) => placeOf(index, text, gold, all));
  const times = split.queries.map(([text]) => {
    const began = performance.now();
    index.suggest(text);
    return performance.now() - began;
  });
  const count = split.queries.length;
  return {
    top1: percent(places.filter((place) => place === 1).length, count),
    top3: percent(places.filter((place) => place <= 3).length, count),
    mrr: Math.round((1_000 * places.reduce((sum, place) => sum + 1 / place, 0)) / count) / 1_000,
    p50: at(times, 0.5),
    p99: at(times, 0.99),
  };
}

/**
 * Learning from choices: from titles alone, the queries in their order; each is suggested for, then its true intent is
 * learnt. Top-3 in % over the first 50 and the last 300, beside the same without learning.
 */
export function learning(split: Split) {
  const [taught, untaught] = [indexOf(split, 0, true), indexOf(split, 0, true)];
  const learnt = new Map<number, Learnt>();
  const hits = { taught: [] as boolean[], untaught: [] as boolean[] };
  for (const [text, gold] of split.queries) {
    hits.taught.push(placeOf(taught, text, gold, 3) <= 3);
    hits.untaught.push(placeOf(untaught, text, gold, 3) <= 3);
    const more = learnFrom(learnt.get(gold) ?? null, text, []);
    learnt.set(gold, more);
    taught.learn(String(gold), more);
  }
  const share = (some: boolean[]) => percent(some.filter(Boolean).length, some.length);
  const both = (cut: (some: boolean[]) => boolean[]) => ({
    learnt: share(cut(hits.taught)),
    unlearnt: share(cut(hits.untaught)),
  });
  return { first50: both((some) => some.slice(0, 50)), last300: both((some) => some.slice(-300)) };
}

/** Share (%) of the questions out of scope that are let through where 90 % of those in scope are kept. */
export function letThrough(split: Split, examples: number): number {
  const index = indexOf(split, examples);
  const kept = at(
    split.queries.map(([text]) => index.certainty(text)),
    0.1,
  );
  const outside = split.oos ?? [];
  return percent(outside.filter((text) => index.certainty(text) >= kept).length, outside.length);
}

/** Everything there is to measure of a split. */
export function measure(split: Split, withLearning: boolean) {
  const most = Math.max(...split.intents.map(({ examples }) => examples.length));
  const counts = (split.Ns ?? [1, 5, 20]).filter((examples) => examples <= most);
  const rows = counts.map((examples) => [String(examples), accuracy(split, examples)] as const);
  const column = (name: keyof Accuracy) => Object.fromEntries(rows.map(([n, row]) => [n, row[name]]));
  return {
    top1: column('top1'),
    top3: column('top3'),
    mrr: column('mrr'),
    p50: column('p50'),
    p99: column('p99'),
    ...(split.oos ? { letThrough: letThrough(split, most) } : {}),
    ...(withLearning ? { learning: learning(split) } : {}),
  };
}

/** All splits of a folder. */
export function readSplits(folder: string): Record<string, Split> {
  return Object.fromEntries(
    readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .map((file) => [
        path.basename(file, '.json'),
        JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Split,
      ]),
  );
}

/** Time to read the lexicon as the extension has it (once), to build the index, and the 50th and 99th percentile of a suggestion, ms. */
export function speed(size: number): { lexicon: number; build: number; p50: number; p99: number } {
  const { replies, messages } = library(size);
  const file = path.join(import.meta.dirname, 'pack.ts');
  const packed = execFileSync(process.execPath, [file], { encoding: 'utf8', maxBuffer: 10_000_000 });
  const start = performance.now();
  const concepts = new ConceptFinder(unpackLexicon(packed));
  const began = performance.now();
  const index = new ReplyIndex(replies, concepts);
  // The first suggestion is part of it: only then the index is whole.
  index.suggest(messages[0] ?? '');
  const build = performance.now() - began;
  for (const message of messages.slice(0, 50)) index.suggest(message);
  const times = messages.map((message) => {
    const start = performance.now();
    index.suggest(message);
    return performance.now() - start;
  });
  times.sort((a, b) => a - b);
  return { lexicon: began - start, build, p50: times[250] ?? 0, p99: times[494] ?? 0 };
}
