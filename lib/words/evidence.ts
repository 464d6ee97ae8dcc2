import type { Evidence } from '../model/merge.ts';
import type { Translate } from './translate.ts';

/** One fact for two customers being one person, with its value: "Same phone: +49 30 1234567". */
export function evidenceWords(t: Translate, { fact, value }: Evidence): string {
  return t(`same.fact.${fact}`, { value });
}
