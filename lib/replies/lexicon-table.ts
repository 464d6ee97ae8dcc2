import { type LeaningTable, leaningTable, packLeanings, unpackLeanings } from './leaning-table.ts';
import { type PhraseTable, packPhrases, phraseTable, unpackPhrases } from './phrase-table.ts';
import type { Lexicon } from './phrasings.ts';

/** Lexicons as texts are searched for them: their phrasings, and what their words speak for. */
export type LexiconTable = { phrases: PhraseTable; leanings: LeaningTable };

/** No line of either has it. */
const BETWEEN = '\v';

export function lexiconTable(lexicons: readonly Lexicon[]): LexiconTable {
  return { phrases: phraseTable(lexicons), leanings: leaningTable(lexicons) };
}

/** A table as a text, worked out when the extension is built. */
export function packLexicon({ phrases, leanings }: LexiconTable): string {
  return [packPhrases(phrases), packLeanings(leanings)].join(BETWEEN);
}

/** The table that was packed. */
export function unpackLexicon(text: string): LexiconTable {
  const [phrases = '', leanings = ''] = text.split(BETWEEN);
  return { phrases: unpackPhrases(phrases), leanings: unpackLeanings(leanings) };
}
