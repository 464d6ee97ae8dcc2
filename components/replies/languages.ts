/** Languages a reply can be written in, as offered: buyers' languages on the marketplaces there are. */
export const replyLanguages = [
  'en',
  'zh_CN',
  'zh_TW',
  'ja',
  'ko',
  'th',
  'vi',
  'id',
  'ms',
  'es',
  'pt',
  'de',
  'fr',
  'it',
  'nl',
  'pl',
  'sv',
  'tr',
  'ar',
  'ru',
] as const;

// By script, so that they are called "简体中文" and "繁體中文" and not by a country.
const scripts: Record<string, string> = { zh_CN: 'zh-Hans', zh_TW: 'zh-Hant' };

const tagOf = (language: string) => scripts[language] ?? language.replace('_', '-');

/** A language in its own words: "Deutsch", "繁體中文". */
export function ownName(language: string): string {
  return nameIn(language, tagOf(language));
}

/** A language in the words of another locale. */
export function nameIn(language: string, locale: string): string {
  return new Intl.DisplayNames(locale, { type: 'language' }).of(tagOf(language)) ?? language;
}
