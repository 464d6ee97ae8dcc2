/*
 * The way phrasings are written in `english/` and `chinese/`, and how they are found. Only these files of ours are
 * compiled: what comes from adapters and sellers is searched for as plain words.
 */

/** A piece of a folded text, from the first character up to, not including, the last. */
export type Span = { from: number; to: number };

/** Things that together say something, when they stand within so many characters of each other, in any order. */
export type Near = { all: readonly (readonly RegExp[])[]; within: number };

/** Phrasings that say a thing, those that look like it and do not, and whether a "not" before it takes it back. */
export type Detector = {
  says: readonly RegExp[];
  near?: readonly Near[];
  unless?: readonly RegExp[];
  negated?: RegExp;
  /** What said anywhere shows that it is not meant: that the buyer may, if the buyer likes. */
  acquits?: RegExp;
};

/** Words as they stand, inside a regular expression. */
export const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Between words of a phrase: no end of a sentence. */
const APART = '[^a-z0-9.!?;\\n]{1,5}';
const WORD = "[a-z0-9]+(?:'[a-z]+)?";
const ANYWHERE = '[^a-z0-9]{1,6}';

/**
 * English: words next to each other; `a|b` either; `word~` its beginnings ("review~": reviews, reviewing); a final `?`
 * may be missing; `=word` also with points or blanks between its letters; `_` a blank within one choice; `*` up to five words of the same sentence, `...` up to twelve; `**` up to sixteen, over the ends of sentences.
 */
export function english(...patterns: string[]): RegExp[] {
  return patterns.map((pattern) => new RegExp(englishSource(pattern), 'g'));
}

function englishSource(pattern: string): string {
  let source = '(?<![a-z0-9])';
  let started = false;
  let before = '';
  for (const token of pattern.trim().split(/\s+/)) {
    if (token === '*') before = `${APART}(?:${WORD}${APART}){0,5}?`;
    else if (token === '...') before = `${APART}(?:${WORD}${APART}){0,12}?`;
    else if (token === '**') before = `${ANYWHERE}(?:${WORD}${ANYWHERE}){0,14}?`;
    else {
      const optional = token.endsWith('?');
      const words = `(?:${(optional ? token.slice(0, -1) : token).split('|').map(oneWord).join('|')})`;
      if (!started) source += optional ? `(?:${words}${APART})?` : words;
      else source += optional ? `(?:${before || APART}${words})?` : (before || APART) + words;
      started ||= !optional;
      before = '';
    }
  }
  return `${source}(?![a-z0-9])`;
}

/** What stands between the letters of a name that is not to be recognised. */
const HIDING = '[\\s._*\\-]?';

function oneWord(word: string): string {
  if (word.startsWith('=')) {
    const [first = '', ...rest] = word.slice(1);
    return first + rest.map((letter) => `${HIDING}(?:${letter}|[*#@])`).join('');
  }
  const stem = escaped(word.replace(/~$/, '')).replaceAll('_', APART);
  return word.endsWith('~') ? `${stem}[a-z]*` : stem;
}

/**
 * Writing without blanks: characters as they stand; `(a|b)` either, a final `?` may be missing, `[ab]` one of them;
 * `*` up to eight characters of the same sentence, `**` up to thirty of the same line.
 */
export function chinese(...patterns: string[]): RegExp[] {
  return patterns.map((pattern) => {
    const source = pattern
      .replaceAll('**', '\u0001')
      .replaceAll('*', '[^。！？!?\\n；;]{0,8}?')
      .replaceAll('\u0001', '[^\\n]{0,30}?')
      .replace(/\((?!\?)/g, '(?:');
    return new RegExp(source, 'g');
  });
}

/** Names with a mark or a blank between all letters: nobody writes them so who has nothing to hide. */
export function hidden(...names: string[]): RegExp[] {
  return names.map(
    (name) => new RegExp(`(?<![a-z0-9])${[...name].join('[\\s._*|-]{1,2}')}(?![a-z0-9])`, 'g'),
  );
}

const clauseEnd = /[。！？!?\n；;，,、…~～:：]|\.(?=\s|$)| - | but |但/g;

/** Where a phrasing stands that is not one of those that only look like it. */
export function detect(
  { says, near = [], unless = [], negated, acquits }: Detector,
  text: string,
): Span | null {
  if (acquits?.test(text)) return null;
  let innocent: Span[] | null = null;
  const isMeant = (span: Span) => {
    innocent ??= spansOf(unless, text);
    if (innocent.some(({ from, to }) => from < span.to && to > span.from)) return false;
    return !negated?.test(clauseUpTo(text, span));
  };
  for (const phrase of says) {
    for (const { index, 0: found } of text.matchAll(phrase)) {
      const span = { from: index, to: index + found.length };
      if (found !== '' && isMeant(span)) return span;
    }
  }
  for (const { all, within } of near) {
    const [first = [], ...others] = all.map((phrases) => spansOf(phrases, text).filter(isMeant));
    for (const span of first) {
      const around = others.map((spans) => spans.find((other) => distance(span, other) <= within));
      if (around.every((other) => other !== undefined)) return spanOf([span, ...(around as Span[])]);
    }
  }
  return null;
}

const distance = (a: Span, b: Span) => Math.max(0, a.from - b.to, b.from - a.to);
const spanOf = (spans: readonly Span[]): Span => ({
  from: Math.min(...spans.map(({ from }) => from)),
  to: Math.max(...spans.map(({ to }) => to)),
});

export function spansOf(phrases: readonly RegExp[], text: string): Span[] {
  return phrases.flatMap((phrase) =>
    [...text.matchAll(phrase)].map(({ index, 0: found }) => ({ from: index, to: index + found.length })),
  );
}

/** The clause that a finding stands in, up to its end. */
function clauseUpTo(text: string, { from, to }: Span): string {
  let start = 0;
  for (const { index } of text.slice(0, from).matchAll(clauseEnd)) start = index + 1;
  return text.slice(start, to);
}
