/** A reason in one language or, by language code, in several. */
export type Why = string | Record<string, string>;

/** The reason in a language, else in English, else in whichever there is. */
export function whyIn(why: Why, language: string): string {
  if (typeof why === 'string') return why;
  return why[language] ?? why.en ?? Object.values(why)[0] ?? '';
}

/** A marketplace's message rule, as its adapter states it: words, why they matter, and who says so since when. */
export type MessageRule = {
  id: string;
  level: 'warn' | 'note';
  words: readonly string[];
  why: Why;
  source: string;
  asOf: string;
};

export type Limits = { characters?: number | undefined };

export type Finding =
  | { rule: string; level: 'warn' | 'note'; found: string; why: Why; source: string; asOf: string }
  | { rule: 'over-limit'; level: 'warn'; found: string; limit: number };

const fold = (text: string) => text.normalize('NFKC').toLowerCase();

function finds(text: string, word: string): boolean {
  if (!text.includes(word)) return false;
  // A Latin word counts only where it stands alone, or in the plural: "line" is an app, "online" is not. Chinese
  // around it and what follows an ending like "https://" do not matter.
  const before = /^[a-z0-9]/.test(word) ? '(?<![\\p{Script=Latin}\\p{N}])' : '';
  const after = /[a-z0-9]$/.test(word) ? 's?(?![\\p{Script=Latin}\\p{N}])' : '';
  return new RegExp(`${before}${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}${after}`, 'u').test(text);
}

/** What this marketplace forbids in a text, one finding per rule. It warns and explains; it never blocks. */
export function lint(text: string, rules: readonly MessageRule[], limits: Limits): Finding[] {
  const folded = fold(text);
  const findings: Finding[] = [];
  for (const { id, level, words, why, source, asOf } of rules) {
    const found = words.find((word) => finds(folded, fold(word)));
    if (found !== undefined) findings.push({ rule: id, level, found, why, source, asOf });
  }
  const length = [...text].length;
  if (limits.characters !== undefined && length > limits.characters) {
    findings.push({ rule: 'over-limit', level: 'warn', found: String(length), limit: limits.characters });
  }
  return findings;
}
