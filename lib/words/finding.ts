import { type Finding, whyIn } from '../replies/lint/lint.ts';
import type { Translate } from './translate.ts';

/** Longer pieces are shown by their beginning. */
const SHOWN = 40;

/** What was found in a text, why it matters, and who says so. */
export function findingWords(t: Translate, finding: Finding, language: string): string {
  const { rule, found, limit, source, asOf } = finding;
  if (limit !== undefined) return t('companion.overLimit', { found, limit });
  const why = whyIn(finding.why, language);
  // These are about the whole text: nothing of it is quoted.
  const whole = rule === 'wrong-language' || rule === 'repeated-text' || rule === 'line-break';
  const quoted = found.length > SHOWN ? `${found.slice(0, SHOWN)}…` : found;
  const said = whole ? why : t('companion.found', { found: quoted, why });
  return source ? t('companion.source', { said, source, asOf }) : said;
}
