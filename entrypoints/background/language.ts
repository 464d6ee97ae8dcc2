import { browser } from 'wxt/browser';
import type { UiLanguage } from '../../lib/model/reply.ts';
import { ENOUGH_LETTERS, languageOf } from '../../lib/replies/language.ts';
import type { RegularsDb } from '../../lib/store/db.ts';
import { readSettings } from '../../lib/store/settings.ts';
import { uiLanguage } from '../../lib/words/translate.ts';

/** The language the seller wants to read now. */
export async function languageNow(db: RegularsDb): Promise<UiLanguage> {
  const { language } = await readSettings(db);
  return uiLanguage(language, browser.i18n.getUILanguage());
}

/**
 * The language a buyer's message is written in. A worker may not load the detector that the frames use when it is
 * wanted, and starts too often to carry it along, so the browser's own is asked; both work on this machine alone.
 * @returns English where Latin letters tell nothing; null without letters
 */
export async function languageOfMessage(message: string): Promise<string | null> {
  if (languageOf(message, () => null) !== null || message.replace(/\P{L}/gu, '').length < ENOUGH_LETTERS)
    return languageOf(message);
  const { isReliable, languages } = await browser.i18n.detectLanguage(message);
  const [found] = languages;
  return languageOf(message, () => (isReliable && found ? (found.language.split('-')[0] ?? null) : 'en'));
}
