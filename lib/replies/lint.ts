/** A marketplace's message rule, as its adapter states it: words, why they matter, and who says so since when. */
export type MessageRule = {
  id: string;
  level: 'warn' | 'note';
  words: readonly string[];
  why: string;
  source: string;
  asOf: string;
};

export type Limits = { characters?: number | undefined };

export type Finding =
  | { rule: string; level: 'warn' | 'note'; found: string; why: string; source: string; asOf: string }
  | { rule: 'over-limit'; level: 'warn'; found: string; limit: number };

const fold = (text: string) => text.normalize('NFKC').toLowerCase();

function finds(text: string, word: string): boolean {
  const at = text.indexOf(word);
  if (at < 0) return false;
  // A Latin word counts only where it stands alone: "line" is an app, "online" is not.
  if (!/^[a-z0-9]/.test(word)) return true;
  const bounded = new RegExp(
    `(?<![\\p{L}\\p{N}])${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`,
    'u',
  );
  return bounded.test(text);
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
