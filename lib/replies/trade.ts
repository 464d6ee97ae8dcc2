import { ConceptFinder } from './concepts.ts';
import en from './lexicon/en.json' with { type: 'json' };
import es from './lexicon/es.json' with { type: 'json' };
import ms from './lexicon/ms.json' with { type: 'json' };
import pt from './lexicon/pt.json' with { type: 'json' };
import th from './lexicon/th.json' with { type: 'json' };
import zhCN from './lexicon/zh_CN.json' with { type: 'json' };
import zhTW from './lexicon/zh_TW.json' with { type: 'json' };
import { lexiconTable, unpackLexicon } from './lexicon-table.ts';

/** The table of these lexicons, worked out when the extension was built; absent elsewhere. */
declare const __LEXICON__: string | undefined;
/** Out here, so that the engine reads these two megabytes once: in a function it does so to skip it and to run it. */
const packed = typeof __LEXICON__ === 'string' ? __LEXICON__ : null;

/** The phrasings of each language. */
export const lexicons = [en, zhCN, zhTW, ms, th, pt, es];
let made: ConceptFinder | null = null;

/** What buyers write about, in the languages there are lexicons of (`lexicon/`, one file each). Made once. */
export function tradeConcepts(): ConceptFinder {
  made ??= new ConceptFinder(packed !== null ? unpackLexicon(packed) : lexiconTable(lexicons));
  return made;
}
