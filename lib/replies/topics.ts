import type { Unanswered } from '../model/reply.ts';
import { foldChinese } from '../text/fold.ts';
import type { Concepts } from './concepts.ts';
import { masked } from './learn.ts';
import { stemOf } from './tokens.ts';

/** Words that tell nothing of what a message is about, in the languages that replies are mostly written in. */
const EMPTY = new Set(
  (
    'a an the i me my we us our you your he she it its they them this that these those there here what which who when ' +
    'where why how is are was were be been am do does did have has had can could will would shall should may might ' +
    'must not no yes ok okay and or but if so of to in on at by for with from as about into than then too very just ' +
    'any some all more much many please thank thanks hi hello hey dear good day morning get got know want need like ' +
    'also still only im ive id dont doesnt cant isnt ' +
    '我 你 您 他 她 它 我们 我們 你们 你們 咱 亲 親 的 了 吗 嗎 呢 吧 啊 呀 哦 嘛 么 麼 是 有 没 沒 没有 沒有 不 也 都 就 还 還 ' +
    '在 和 跟 与 與 这 這 那 这个 這個 那个 那個 什么 什麼 怎么 怎麼 哪 哪个 几 幾 多少 能 会 會 要 想 可以 请 請 请问 請問 ' +
    '谢谢 謝謝 你好 您好 在吗 一下 一个 一個 给 給 把 被 让 讓 到 从 從 对 對 很 太 真 再 又 说 說 看 问 問'
  ).split(' '),
);
const MOST_TERMS = 40;
const MOST_CONCEPTS = 5;
/** A message about nothing but these asks nothing. */
const TALK = 'talk.';
/** Two messages without a known concept are of one topic from so much of their words on, the rarer counting more. */
const ALIKE = 0.34;
/** Words that a topic is shown by. */
const SHOWN_WORDS = 4;

/**
 * What is kept of a message that no reply answers: its words without order, digits and names, and the concepts of the
 * trade it is about.
 * @param names of the buyer, in any spelling the page shows
 * @returns null where nothing is asked: a greeting, thanks, a number alone
 */
export function topicOf(
  message: string,
  about: Concepts,
  names: readonly string[],
): Pick<Unanswered, 'terms' | 'concepts'> | null {
  const words = [...new Intl.Segmenter(undefined, { granularity: 'word' }).segment(masked(message, names))]
    .filter(({ isWordLike, segment }) => isWordLike && !/\d/.test(segment))
    .map(({ segment }) => segment.normalize('NFKC').toLowerCase().replace(/['’]/g, ''));
  const terms = [...new Set(words)].filter((word) => !EMPTY.has(word) && word.length <= 40).sort();
  const concepts = [...about]
    .filter(([concept]) => concept.includes('.') && !concept.startsWith(TALK))
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST_CONCEPTS)
    .map(([concept]) => concept);
  if (terms.length === 0 || (concepts.length === 0 && [...about.keys()].some((one) => one.startsWith(TALK))))
    return null;
  return { terms: terms.slice(0, MOST_TERMS), concepts };
}

/** Messages that are about the same and found no reply. */
export type Topic = {
  /** The words that tell it from the others, the most telling first. */
  words: string[];
  /** Those of them that several buyers used: what only one wrote may be a name. */
  shared: string[];
  threadKeys: string[];
  /** Epoch ms of the latest. */
  lastAt: number;
};

type Group = { rows: Unanswered[]; concept: string | null; counts: Map<string, number> };

/** A word as it is compared: stemmed, traditional characters as simplified ones. */
const plain = (term: string) => stemOf(foldChinese(term));

/**
 * Gathers what found no reply by what it is about: the same first concept of the trade, else enough of the same words.
 * @returns the most asked first, then the latest
 */
export function gatherTopics(rows: readonly Unanswered[]): Topic[] {
  const holders = new Map<string, number>();
  for (const { terms } of rows)
    for (const term of new Set(terms.map(plain))) holders.set(term, (holders.get(term) ?? 0) + 1);
  const rarity = (term: string) => Math.log(1 + rows.length / (holders.get(term) ?? 1));
  const groups: Group[] = [];
  for (const row of rows) {
    const [concept = null] = row.concepts;
    const words = new Set(row.terms.map(plain));
    const group: Group | undefined =
      concept === null ? nearest(groups, words, rarity) : groups.find((one) => one.concept === concept);
    const into: Group = group ?? { rows: [], concept, counts: new Map() };
    if (!group) groups.push(into);
    into.rows.push(row);
    for (const word of words) into.counts.set(word, (into.counts.get(word) ?? 0) + 1);
  }
  return groups
    .map((group) => ({ group, words: tellingWords(group, rarity) }))
    .map(({ group, words }) => ({
      words,
      shared: words.filter((word) => (group.counts.get(plain(word)) ?? 0) > 1),
      threadKeys: group.rows.map(({ threadKey }) => threadKey),
      lastAt: Math.max(...group.rows.map(({ at }) => at)),
    }))
    .sort((a, b) => b.threadKeys.length - a.threadKeys.length || b.lastAt - a.lastAt);
}

/** The group without a concept whose words a message shares most. */
function nearest(
  groups: readonly Group[],
  words: ReadonlySet<string>,
  rarity: (term: string) => number,
): Group | undefined {
  let best: { group: Group; share: number } | null = null;
  const weigh = (terms: Iterable<string>) => [...terms].reduce((sum, term) => sum + rarity(term), 0);
  for (const group of groups) {
    if (group.concept !== null) continue;
    // What only one of many messages had does not keep others away.
    const known = [...group.counts]
      .filter(([, count]) => count * 3 >= group.rows.length)
      .map(([term]) => term);
    const both = weigh(known.filter((term) => words.has(term)));
    const share = both / Math.max(1e-9, Math.min(weigh(words), weigh(known)));
    if (share >= ALIKE && share > (best?.share ?? 0)) best = { group, share };
  }
  return best?.group;
}

/** What several buyers used goes before what is rare. */
function tellingWords({ rows, counts }: Group, rarity: (term: string) => number): string[] {
  const score = (term: string) => {
    const count = counts.get(plain(term)) ?? 0;
    return (count > 1 ? 100 : 0) + count * (0.2 + rarity(plain(term)));
  };
  const shown = new Map<string, string>();
  for (const { terms } of rows)
    for (const term of terms) if (!shown.has(plain(term))) shown.set(plain(term), term);
  return [...shown.values()].sort((a, b) => score(b) - score(a) || (a < b ? -1 : 1)).slice(0, SHOWN_WORDS);
}
