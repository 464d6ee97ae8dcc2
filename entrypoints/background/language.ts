import { browser } from 'wxt/browser';
import type { UiLanguage } from '../../lib/model/reply.ts';
import type { RegularsDb } from '../../lib/store/db.ts';
import { readSettings } from '../../lib/store/settings.ts';
import { uiLanguage } from '../../lib/words/translate.ts';

/** The language the seller wants to read now. */
export async function languageNow(db: RegularsDb): Promise<UiLanguage> {
  const { language } = await readSettings(db);
  return uiLanguage(language, browser.i18n.getUILanguage());
}
