import i18next, { type TFunction } from 'i18next';
import en from '../../locales/en.json' with { type: 'json' };
import zh_CN from '../../locales/zh_CN.json' with { type: 'json' };
import zh_TW from '../../locales/zh_TW.json' with { type: 'json' };
import type { UiLanguage } from '../model/reply.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
  }
}

export type Translate = TFunction;

const resources = { en: { translation: en }, zh_CN: { translation: zh_CN }, zh_TW: { translation: zh_TW } };

/** Says keys of `locales/` in one language. The browser's own message lookup cannot follow the seller's setting. */
export function translator(language: UiLanguage): Translate {
  const instance = i18next.createInstance();
  void instance.init({
    lng: language,
    fallbackLng: 'en',
    resources,
    initAsync: false,
    // Text goes into React or textContent, which escape by themselves.
    interpolation: { escapeValue: false },
  });
  return instance.t;
}

/** The language to speak: the seller's choice, or the browser's as near as we have it. */
export function uiLanguage(setting: UiLanguage | 'system', browserLanguage: string): UiLanguage {
  if (setting !== 'system') return setting;
  const code = browserLanguage.toLowerCase().replace('_', '-');
  if (!code.startsWith('zh')) return 'en';
  if (code.includes('hans')) return 'zh_CN';
  return /tw|hk|mo|hant/.test(code) ? 'zh_TW' : 'zh_CN';
}

/** BCP 47 for Intl. */
export const localeOf = (language: UiLanguage): string => language.replace('_', '-');
