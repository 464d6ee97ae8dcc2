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

/**
 * When a promise is to be kept, as the sentence says it; the next morning where it names no time.
 * @param now epoch ms; the machine's zone is the seller's
 * @returns epoch ms after now
 */
export function promisedAt(sentence: string, now: number): number {
  const understood = parseWhen(plain(sentence), now);
  if (understood !== null) return understood;
  const morning = new Date(now);
  morning.setDate(morning.getDate() + 1);
  morning.setHours(DEFAULT_HOUR, 0, 0, 0);
  return morning.getTime();
}

/** "by Friday", "within 24 hours" and 「周五前」「24小时内」 as the parser of dates knows them. */
function plain(sentence: string): string {
  return sentence
    .replace(/\b(?:by|before|until|till)\b/gi, 'on')
    .replace(/\bwithin (?:the )?(?:next )?/gi, 'in ')
    .replace(/(小时|小時|分钟|分鐘|天|个?工作日|周|週|个月)(?:之|以)?[内內]/g, '$1后')
    .replace(/工作日后/g, '天后')
    .replace(/(?<=[一二三四五六日天号日])(?:之|以)?前/g, '');
}
