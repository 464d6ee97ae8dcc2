import type { OrderState } from '../model/order.ts';
import { currenciesIn } from './amounts.ts';
import { type DateOrder, readDate } from './dates.ts';

/** What values look like, worked out from examples: all rows on the page, so that one row's chance counts for little. */

/** The piece of a text that looks most like an order number: the longest with a digit in it. */
export function orderNumberIn(text: string): string | null {
  const pieces = text.match(/[A-Za-z0-9]+(?:[-_/.][A-Za-z0-9]+)*/g) ?? [];
  const likely = pieces.filter((piece) => /\d/.test(piece) && piece.length >= 3 && piece.length <= 60);
  return likely.sort((a, b) => b.length - a.length)[0] ?? null;
}

const skeleton = (number: string) => number.replace(/[A-Za-z0-9]+/g, 'x');
const isNumeric = (number: string) => !/[A-Za-z]/.test(number);

/** True when two order numbers could be of one marketplace: the same separators, about as long. */
export function alike(a: string, b: string): boolean {
  const near = Math.abs(a.length - b.length) <= Math.max(1, a.length / 6);
  return skeleton(a) === skeleton(b) && near && isNumeric(a) === isNumeric(b);
}

/** One run of letters and digits, as it stands at the same place in all numbers. */
function runShape(runs: readonly string[], counts: boolean): string {
  const lengths = runs.map((run) => run.length);
  const least = Math.min(...lengths);
  const fixed = least === Math.max(...lengths);
  const digits = runs.every((run) => /^\d+$/.test(run));
  // A check letter is a digit in other numbers.
  const letters = runs.every((run) => /^[A-Z]+$/.test(run)) && !(fixed && least === 1 && !counts);
  const sign = digits ? '#' : letters ? 'A' : 'X';
  // A number that counts up grows by a digit some day.
  return sign.repeat(least) + (fixed && !(digits && counts) ? '' : '+');
}

/**
 * The shapes of order numbers. Letters are never taken for fixed: those of another shop or year may differ.
 * @returns none when a shape cannot say it (small letters), then only the locator tells a number
 */
export function orderShapes(numbers: readonly string[]): string[] {
  if (numbers.some((number) => /[a-z]/.test(number))) return [];
  const groups = Map.groupBy(numbers, skeleton);
  return [...groups.values()].slice(0, 4).flatMap((group) => {
    const split = group.map((number) => number.split(/([A-Z0-9]+)/).filter(Boolean));
    const [first = []] = split;
    const runsAt = (i: number) => split.map((pieces) => pieces[i] ?? '');
    // The one that counts up: it differs from number to number; the last of several.
    const counter = first.findLastIndex(
      (piece, i) =>
        /^\d+$/.test(piece) && (first.length === 1 || split.length === 1 || new Set(runsAt(i)).size > 1),
    );
    const shape = first
      .map((piece, i) => (/[A-Z0-9]/.test(piece) ? runShape(runsAt(i), i === counter) : piece))
      .join('');
    return shape.length <= 80 ? [shape] : [];
  });
}

const money = `(?:[$€£¥￥₩₫฿₱₹₽]|元|円|zł|kr|R[mMpP]|[A-Z]{3}(?![A-Za-z]))`;
const number = String.raw`\d[\d.,'’\u00a0\u202f ]*`;
const firstIsMoney = new RegExp(`^\\D*?(?:${money}\\.?\\s*${number}|${number}\\s*${money})`, 'u');

/** False where the first number of a text is not the amount: others follow, and the sign of money stands at one of these. */
export function isAmountAlone(text: string): boolean {
  const numbers = text.match(/\d(?:[\d.,'’\u00a0\u202f ]*\d)?/g) ?? [];
  return numbers.length < 2 || firstIsMoney.test(text.normalize('NFKC'));
}

/** What has to be asked about amounts: nothing, or which of some currencies a sign stands for (none: any). */
export function currencyQuestion(texts: readonly string[]): readonly string[] | null {
  const unclear = texts.map(currenciesIn).find((found) => found.length !== 1);
  return unclear ?? null;
}

/**
 * The order of day and month in dates. `any`: they say it themselves. `ask`: no row decides. null: these are no dates.
 */
export function dateOrderIn(texts: readonly string[], now: number): DateOrder | 'any' | 'ask' | null {
  const reads = (order?: DateOrder) =>
    texts.every((text) => readDate(text, { order, zone: undefined, now }) !== null);
  if (texts.length === 0) return null;
  const [monthFirst, dayFirst] = [reads('MDY'), reads('DMY')];
  if (monthFirst && dayFirst) return reads() ? 'any' : 'ask';
  return monthFirst ? 'MDY' : dayFirst ? 'DMY' : null;
}

/** A name without blanks is likely an account's own ("mira_k"), which no two buyers share. */
export function looksLikeUsername(texts: readonly string[]): boolean {
  return (
    texts.length > 0 &&
    texts.every((text) => /^@?[\p{L}\p{N}._*-]{3,}$/u.test(text) && !/^\p{Lu}\p{Ll}+$/u.test(text)) &&
    // Names of people are letters alone, and 王小明 is two people's; an account has more somewhere.
    texts.some((text) => /[\d_.@-]/.test(text)) &&
    !texts.some((text) =>
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text),
    )
  );
}

const stateWords: Partial<Record<OrderState, string>> = {
  unpaid:
    'offen|unbezahlt|belum bayar|belum dibayar|pendiente de pago|aguardando pagamento|en attente de paiement|รอชำระเงิน|ที่ต้องชำระ|未支払い|awaiting payment|payment pending|pending payment|unpaid|to pay|待付款|未付款',
  paid: 'bezahlt|in bearbeitung|perlu dikirim|dibayar|pagado|pago|payée|payé|ที่ต้องจัดส่ง|ชำระแล้ว|入金済み|paid|processing|unshipped|to ship|ready to ship|awaiting shipment|已付款|待发货|待出貨|待發貨|处理中|處理中',
  shipped:
    'versendet|versandt|verschickt|unterwegs|dikirim|enviado|expédiée|expédié|จัดส่งแล้ว|กำลังจัดส่ง|発送済み|shipped|dispatched|in transit|on the way|shipping|已发货|已發貨|已出貨|运送中|運送中|待收货|待收貨',
  delivered:
    'zugestellt|geliefert|abgeschlossen|selesai|diterima|entregado|entregue|livrée|livré|สำเร็จ|จัดส่งสำเร็จ|配達済み|delivered|completed|complete|received|已完成|已签收|已簽收|已收货|已送達|已送达',
  returning:
    'rücksendung|pengembalian|en devolución|return requested|returning|return in progress|退货中|退貨中|退货退款中',
  refunded:
    'erstattet|reembolsado|remboursée|remboursé|คืนเงินแล้ว|返金済み|refunded|returned|已退款|已退货|已退貨',
  cancelled:
    'storniert|dibatalkan|batal|cancelado|annulée|annulé|ยกเลิก|ยกเลิกแล้ว|キャンセル|キャンセル済み|cancelled|canceled|已取消|取消|交易关闭|交易關閉',
};

/** The usual words for an order's status, each with what it stands for: what a page shows none of today it may tomorrow. */
export const usualStates = (): Record<string, OrderState> =>
  Object.fromEntries(
    Object.entries(stateWords).flatMap(([state, list]) =>
      list.split('|').map((word) => [word, state as OrderState]),
    ),
  );

/** What the usual words for an order's status stand for; a word that is not known is left out, never guessed. */
export function statesIn(words: readonly string[]): Record<string, OrderState> {
  const table = new Map(Object.entries(usualStates()));
  return Object.fromEntries(
    words.flatMap((word) => {
      const state = table.get(word.trim().toLowerCase());
      return state ? [[word, state]] : [];
    }),
  );
}
