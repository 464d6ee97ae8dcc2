// Common characters that are written only in the one script or only in the other.
const traditionalOnly = /[們這個來說時對問話還貨發買賣單鬆錢寄錯壞沒壓嗎謝請麼換貴訂東點後會過給讓應該開關]/u;
const simplifiedOnly = /[们这个来说时对问话还货发买卖单钱错坏没压吗谢请么换贵订东点后会过给让应该开关]/u;

/** Tells languages in Latin and other alphabets from each other: an ISO 639-1 code, or null when it is not sure. */
export type TellLanguage = (text: string) => string | null;

/** Fewer letters tell nothing: "ok", "Size M". */
export const ENOUGH_LETTERS = 16;

/**
 * The language a buyer writes in, as far as its letters tell; Latin letters are taken for English where nothing is at
 * hand to tell languages apart.
 * @returns a code as in a reply's variants, or null when the text has no letters to go by, or is not sure
 */
export function languageOf(written: string, tell: TellLanguage = () => 'en'): string | null {
  // Addresses are in no language.
  const text = written.replace(/https?:\/\/\S+|www\.\S+/g, ' ');
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'ja';
  if (/\p{Script=Hangul}/u.test(text)) return 'ko';
  if (/\p{Script=Thai}/u.test(text)) return 'th';
  const han = count(text, /\p{Script=Han}/gu);
  // "我想要 XL 的 oversized T-shirt" is Chinese: a character says as much as a word of three letters.
  if (han > 0 && han * 3 >= count(text, /\p{Script=Latin}/gu)) {
    const traditional = [...text].filter((c) => traditionalOnly.test(c) && !simplifiedOnly.test(c)).length;
    const simplified = [...text].filter((c) => simplifiedOnly.test(c) && !traditionalOnly.test(c)).length;
    return traditional > simplified ? 'zh_TW' : 'zh_CN';
  }
  return /\p{L}/u.test(text) ? tell(text) : null;
}

/**
 * The language of a text, as far as another's is concerned: one that says the same in two languages is in the buyer's
 * if a line or a half of it is.
 */
export function languageFor(buyer: string | null, text: string, tell?: TellLanguage): string | null {
  const whole = languageOf(text, tell);
  if (!buyer || whole === buyer) return whole;
  const parts = text.split(/[\n/|]+|(?<=[。！？.!?])\s+/).filter((part) => count(part, /\p{L}/gu) > 3);
  const isTheirs = (part: string) => languageOf(part, tell) === buyer;
  return parts.length > 1 && parts.some(isTheirs) ? buyer : whole;
}

const count = (text: string, letters: RegExp) => text.match(letters)?.length ?? 0;
