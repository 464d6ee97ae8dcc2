import { recommends } from '../recommends.ts';
import { chineseRules } from './chinese/index.ts';
import { englishRules } from './english/index.ts';
import { type Folded, foldText, unmask } from './folded.ts';
import general from './general.json' with { type: 'json' };
import { findOtherOrder } from './order-number.ts';
import { type Detector, detect, escaped, type Span } from './patterns.ts';
import { findEmail, findLeftover, findLink, findPhone, leadsAway } from './signs.ts';
import { findOtherName, isRepeated } from './thread.ts';

/** A reason in one language or, by language code, in several. */
export type Why = string | Record<string, string>;

/** The reason in a language, else in English, else in whichever there is. */
export function whyIn(why: Why, language: string): string {
  if (typeof why === 'string') return why;
  return why[language] ?? why.en ?? Object.values(why)[0] ?? '';
}

/**
 * A marketplace's message rule, as its adapter states it: why it matters, and who says so since when. Where the rule
 * is one of ours (`general.json`), our own phrasings find it and `words` are more of them; else `words` are all.
 */
export type MessageRule = {
  id: string;
  level: 'warn' | 'note';
  words: readonly string[];
  /** Which of both `forbidden-order-chasing-or-cancel-request` means here. */
  only?: 'cancel' | 'chasing' | undefined;
  why: Why;
  source: string;
  asOf: string;
};

export type Limits = {
  characters?: number | undefined;
  enterSends?: boolean | undefined;
  repeatedTextWarns?: boolean | undefined;
};

/** Where a text is written: to whom, who may have other names too, and about which orders, the thread's own first. */
export type Written = {
  buyer: string | null;
  otherNames?: readonly string[] | undefined;
  orderIds: readonly string[];
};

/** What is known where the text is written. Everything may be missing: a reply in the library has no thread. */
export type LintContext = {
  rules: readonly MessageRule[];
  limits: Limits;
  /** Rules of ours that do not hold here: a shop of the seller's own may say where else to reach it. */
  allows?: readonly string[] | undefined;
  /** The marketplace's own sites: a link to them leads nowhere else. */
  hosts?: readonly string[] | undefined;
  /** Shapes of its order numbers. */
  orderShapes?: readonly string[] | undefined;
  thread?: Written | null | undefined;
  /** Languages of the text and of the buyer, where they are known. */
  languages?: { text: string | null; buyer: string | null } | undefined;
  /** The marketplace forbids to sell anything in a message: who says so, and since when. */
  forbidsMarketing?: { source: string; asOf: string } | undefined;
  /** The text before it was filled in, where it is checked in the library. */
  template?: string | undefined;
  /** What was sent to this buyer and, where the marketplace warns of repeated text, lately to others. */
  previous?: readonly string[] | undefined;
  /** The seller's own words to keep out. */
  own?: readonly { word: string; why: string }[] | undefined;
  /** Rules the seller turned off for this marketplace. */
  off?: readonly string[] | undefined;
};

/**
 * `offer`: nothing is wrong, something may be done about it. `from` and `to` are positions in the text as typed, of
 * `found`. `fix` is what may stand there instead.
 */
export type Finding = {
  rule: string;
  level: 'warn' | 'note' | 'offer';
  found: string;
  from: number;
  to: number;
  why: Why;
  source: string;
  asOf: string;
  fix?: string;
  limit?: number;
};

type General = {
  level: Finding['level'];
  why: Why;
  whereWarned?: Why;
  whyPretext?: Why;
  source: string;
  asOf: string;
};
const ours = general as Record<string, General>;

/** Who says what every marketplace has a rule against, where none of this one's was read. */
const COMMON = {
  source: ours['off-platform-contact']?.source ?? '',
  asOf: ours['off-platform-contact']?.asOf ?? '',
};

/** Rules that hold only where the marketplace's adapter says so. */
const stated = new Set(['forbidden-order-chasing-or-cancel-request']);

/** The rules of ours, in the order they are looked for. */
export const ruleIds: readonly string[] = Object.keys(ours);

function bothLanguages(key: string): Detector[] {
  return [englishRules[key], chineseRules[key]].filter((one) => one !== undefined);
}

/**
 * What speaks against sending a text, at most one finding per rule, in the order of the text. It warns and explains; it
 * never blocks.
 */
export function lint(text: string, context: LintContext): Finding[] {
  const folded = foldText(text);
  const read = { ...folded, unmasked: unmask(folded.text) };
  const off = new Set([...(context.off ?? []), ...(context.allows ?? [])]);
  const findings: Finding[] = [];
  const add = (rule: string, span: Span | null, more: Partial<Finding> = {}) => {
    if (!span || off.has(rule)) return;
    const own = ours[rule];
    const said = context.rules.find(({ id }) => id === rule) ?? own;
    if (!said) return;
    const from = more.from ?? folded.at[span.from] ?? 0;
    const to = more.to ?? folded.at[span.to] ?? text.length;
    const { level, why, source, asOf } = said;
    findings.push({ rule, level, found: text.slice(from, to), why, source, asOf, ...more, from, to });
  };

  /** What no marketplace has to state: our own reason is given, whatever this one forbids besides. */
  const addPretext = (rule: string) => {
    const span = firstOf(bothLanguages(`${rule}/pretext`), [], read);
    const why = ours[rule]?.whyPretext;
    if (span && why) add(rule, span, { why, source: COMMON.source, asOf: COMMON.asOf });
  };
  for (const rule of ruleIds) {
    const said = context.rules.filter(({ id }) => id === rule);
    const only = said.flatMap((one) => one.only ?? []);
    const keys = only.length > 0 ? only.map((one) => `${rule}/${one}`) : [rule];
    const span =
      stated.has(rule) && said.length === 0 ? null : firstOf(keys.flatMap(bothLanguages), said, read);
    add(rule, span);
    if (!span) addPretext(rule);
  }
  for (const { id, words } of context.rules) {
    if (!(id in ours)) add(id, wordIn(read.text, words));
  }
  const link = findLink(read.text, context.hosts ?? []);
  const contact = findEmail(read.text) ?? findPhone(read.text, context.thread?.orderIds ?? []);
  add('external-link', link, { fix: '' });
  add('email-or-phone', contact, { fix: '' });
  if (!findings.some(({ rule }) => rule === 'off-platform-contact')) {
    if (contact && leadsAway(read.text, contact, 'contact')) add('off-platform-contact', contact);
    else if (link && leadsAway(read.text, link, 'link')) add('off-platform-contact', link);
  }
  add('leftover-placeholder', findLeftover(read.text));
  if (context.forbidsMarketing && recommends(context.template ?? text)) {
    const nowhere = { from: 0, to: 0 };
    add('cross-selling', nowhere, { ...nowhere, ...context.forbidsMarketing, found: '{recommend}' });
  }
  for (const { word, why } of context.own ?? []) {
    const span = wordIn(read.text, [word]);
    if (!span || off.has('own-word')) continue;
    const [from = 0, to = 0] = [folded.at[span.from], folded.at[span.to]];
    findings.push({
      rule: 'own-word',
      level: 'warn',
      found: text.slice(from, to),
      from,
      to,
      why,
      source: '',
      asOf: '',
    });
  }
  againstThread(text, context, add);
  const length = [...text].length;
  const { characters } = context.limits;
  if (characters !== undefined && length > characters) {
    add(
      'over-limit',
      { from: 0, to: 0 },
      { found: String(length), limit: characters, from: 0, to: text.length },
    );
  }
  if (context.limits.enterSends && /\n/.test(text.trim())) {
    const from = text.indexOf('\n', text.length - text.trimStart().length);
    add('line-break', { from, to: from + 1 }, { from, to: from + 1, found: '⏎', fix: ' ' });
  }
  return findings.sort((a, b) => a.from - b.from);
}

function firstOf(
  detectors: readonly Detector[],
  said: readonly MessageRule[],
  { text, unmasked }: Folded & { unmasked: string },
): Span | null {
  for (const detector of detectors) {
    const span = detect(detector, unmasked) ?? (unmasked === text ? null : detect(detector, text));
    if (span) return span;
  }
  return wordIn(
    text,
    said.flatMap(({ words }) => words),
  );
}

/** A first name for a first name, the whole for the whole. */
const calledAs = (said: string, buyer: string) => (/\s/.test(said) ? buyer : (buyer.split(' ')[0] ?? buyer));

type Add = (rule: string, span: Span | null, more?: Partial<Finding>) => void;

function againstThread(text: string, context: LintContext, add: Add): void {
  const { thread, languages, limits, previous = [] } = context;
  const at = (span: Span | null) => (span ? { from: span.from, to: span.to } : {});
  if (thread?.buyer) {
    const name = findOtherName(text, [thread.buyer, ...(thread.otherNames ?? [])]);
    add('wrong-buyer-name', name, {
      ...at(name),
      ...(name && !thread.buyer.includes('*')
        ? { fix: calledAs(text.slice(name.from, name.to), thread.buyer) }
        : {}),
    });
  }
  if (thread && thread.orderIds.length > 0) {
    const number = findOtherOrder(text, context.orderShapes ?? [], thread.orderIds);
    const [only] = thread.orderIds;
    add('wrong-order-number', number, {
      ...at(number),
      ...(thread.orderIds.length === 1 && only ? { fix: only } : {}),
    });
  }
  if (languages?.text && languages.buyer && !understood(languages.text, languages.buyer)) {
    add('wrong-language', { from: 0, to: 0 }, { from: 0, to: text.length, found: languages.text });
  }
  if (isRepeated(text, previous)) {
    const why = limits.repeatedTextWarns ? ours['repeated-text']?.whereWarned : undefined;
    add('repeated-text', { from: 0, to: 0 }, { from: 0, to: text.length, ...(why ? { why } : {}) });
  }
}

/** Languages that are told from each other only by luck, or read by everybody who writes the other. */
const alike = [
  ['ms', 'id'],
  ['zh', 'yue'],
  ['no', 'da', 'nb'],
  ['hr', 'sr', 'bs'],
];

function understood(text: string, buyer: string): boolean {
  const [a, b] = [text, buyer].map((code) => code.split(/[_-]/)[0]) as [string, string];
  return a === b || alike.some((group) => group.includes(a) && group.includes(b));
}

/** The first of the words that stands in a folded text, alone or in the plural; Chinese around it does not matter. */
function wordIn(text: string, words: readonly string[]): Span | null {
  for (const written of words) {
    const word = foldText(written).text;
    if (word === '' || !text.includes(word)) continue;
    // "line" is an app, "online" is not; what follows an ending like "https://" does not matter.
    const before = /^[a-z0-9]/.test(word) ? '(?<![\\p{Script=Latin}\\p{N}])' : '';
    const after = /[a-z0-9]$/.test(word) ? 's?(?![\\p{Script=Latin}\\p{N}])' : '';
    const found = new RegExp(`${before}${escaped(word)}${after}`, 'u').exec(text);
    if (found) return { from: found.index, to: found.index + word.length };
  }
  return null;
}
