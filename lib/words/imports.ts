import type { Problem } from '../imports/problem.ts';
import type { LeftOutRow } from '../model/import.ts';
import type { Translate } from './translate.ts';

/** Why a file cannot be imported, in words. */
export function problemWords(t: Translate, { code, values }: Problem): string {
  return t(`import.problems.${code}`, values);
}

/** Why a row was left out, in words. */
export function leftWords(t: Translate, { code, value = '' }: LeftOutRow): string {
  return t(`import.left.${code}`, { value });
}
