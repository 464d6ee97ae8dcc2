import { DEFAULT_HOUR, parseWhen } from './when.ts';

/** What a follow-up made of a promise says at most. */
const LONGEST = 200;
const ends = /[.!?](?=\s|$)|[。！？!?\n；;]/g;

/** The sentence of a text that a position lies in. */
export function sentenceAt(text: string, at: number): string {
  let from = 0;
  for (const { index, 0: end } of text.matchAll(ends)) {
    if (index >= at) return text.slice(from, index).trim().slice(0, LONGEST);
    from = index + end.length;
  }
  return text.slice(from).trim().slice(0, LONGEST);
}

/** No promise is for later than this; a date so far ahead is one of the past that the parser took for next year's. */
const FARTHEST = 180 * 86_400_000;
const HOUR = 3_600_000;

/** What is said of an order that was, not of what will be: "was sent on Monday", 「11月20号那单」. */
const past = [
  /\b(?:was|were|has been|ordered|placed|order (?:of|from)|dated|since) (?:(?!\b(?:will|going to)\b|'ll\b)[^,;])*?(?:yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\w* \d+)\b/gi,
  /\d+月\d+[号日](?=(?:那|的|下的|拍的|买的|買的)[单單订訂])/g,
];

/** Soon, without an hour: what is said is done within the hour, or later the same day. */
const soon: [RegExp, number][] = [
  [
    /一会儿?|一會兒?|稍[后後候]|待会|待會|马上|馬上|立刻|立即|\b(?:shortly|in a (?:bit|moment|minute)|(?:right|straight) away)\b/i,
    HOUR,
  ],
  [/晚点|晚點|晚些|\blater today\b/i, 3 * HOUR],
];

/**
 * When a promise is to be kept, as the sentence says it; the next morning where it names no time.
 * @param now epoch ms; the machine's zone is the seller's
 * @returns epoch ms after now
 */
export function promisedAt(sentence: string, now: number): number {
  const said = past.reduce((text, words) => text.replace(words, ' '), sentence);
  const understood = parseWhen(said, now);
  if (understood !== null && understood < now + FARTHEST) return understood;
  const pause = soon.find(([words]) => words.test(said))?.[1];
  if (pause !== undefined) return now + pause;
  const morning = new Date(now);
  morning.setDate(morning.getDate() + 1);
  morning.setHours(DEFAULT_HOUR, 0, 0, 0);
  return morning.getTime();
}
