// Common characters that are written only in the one script or only in the other.
const traditionalOnly = /[們這個來說時對問話還貨發買賣單鬆錢寄錯壞沒壓嗎謝請麼換貴訂東點後會過給讓應該開關]/u;
const simplifiedOnly = /[们这个来说时对问话还货发买卖单钱错坏没压吗谢请么换贵订东点后会过给让应该开关]/u;

/**
 * The language a buyer writes in, as far as its letters tell.
 * @returns a code as in a reply's variants, or null when the text has no letters to go by
 */
export function languageOf(text: string): string | null {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'ja';
  if (/\p{Script=Hangul}/u.test(text)) return 'ko';
  if (/\p{Script=Thai}/u.test(text)) return 'th';
  if (/\p{Script=Han}/u.test(text)) {
    const traditional = [...text].filter((c) => traditionalOnly.test(c) && !simplifiedOnly.test(c)).length;
    const simplified = [...text].filter((c) => simplifiedOnly.test(c) && !traditionalOnly.test(c)).length;
    return traditional > simplified ? 'zh_TW' : 'zh_CN';
  }
  return /\p{Script=Latin}/u.test(text) ? 'en' : null;
}
