import { findShape } from '../../model/shape.ts';
import type { Span } from './patterns.ts';

/**
 * The number of an order that is none of the thread's: whole, as a shop counts its own, or by its last digits.
 * @param shapes of the marketplace's order numbers
 * @param own the thread's orders
 */
export function findOtherOrder(text: string, shapes: readonly string[], own: readonly string[]): Span | null {
  return (
    otherOrder(text, shapes, own) ?? nearlyOwn(text, own) ?? otherCount(text, own) ?? otherEnding(text, own)
  );
}

/** A number before which it is said that it is a parcel's. */
const parcel =
  /(?:track\w*|parcel|waybill|consignment|awb|sku|ref\w*|case|return|rma|serial|invoice|发票号码|发票|發票|門市代號|代號|编号|編號|序列号|编码|條碼|条码|型号|快递|物流|运单|運單|单号|单|包裹|货号|追蹤|物流編號|宅配|寄件)[^a-z0-9]{0,3}(?:number|no|id|code|号|號|號碼|编号)?(?:\s+(?:is|was))?[^a-z0-9]{0,6}$/i;

/** Where a marketplace's numbers are mere digits, fewer are a quantity, a price, a house. */
const SHORTEST = 8;

function otherOrder(text: string, shapes: readonly string[], own: readonly string[]): Span | null {
  let from = 0;
  for (;;) {
    const found = findShape(text.slice(from), shapes);
    if (found === null) return null;
    const at = text.indexOf(found, from);
    const before = text.slice(Math.max(0, at - 24), at);
    const isParcel = parcel.test(before) && !/(?:order|订单|訂單)[^\d]{0,8}$/i.test(before);
    // Ten digits and the like are many things; such a number is an order's where it is said to be.
    const plainNumber =
      /^\d{1,17}$/.test(found) && !/(?:order|订单|訂單|#|number|no\.?)[^\d]{0,12}$/i.test(before);
    // Numbers of one marketplace are about as long as each other.
    const alike = !/^\d+$/.test(found) || own.some((id) => Math.abs(id.length - found.length) <= 2);
    const isPhone = /(?:手机|电话|手機|電話|phone|mobile)[^\d]{0,8}$/i.test(before);
    if (found.length >= SHORTEST && alike && !isPhone && !own.includes(found) && !isParcel && !plainNumber)
      return { from: at, to: at + found.length };
    from = at + found.length;
  }
}

/** As long as a number of this thread and a third of it the same from the start: no quantity, no telephone. */
const beginsAlike = (id: string, found: string) =>
  id.length === found.length &&
  id.slice(0, Math.ceil(id.length / 3)) === found.slice(0, Math.ceil(id.length / 3));

/** "Order ending in 2281", 「尾号9642的那单」, not a card's or a telephone's. */
const endings =
  /(?:(?<=(?<![a-z])order[^.!?\n]{0,24})(?:ending (?:in|with)|ends? (?:in|with)|last (?:four|4) digits(?: are)?)|(?<!(?:[话机卡件递流]单?|[型货款批]号?)[^。！？\n]{0,3})(?:订单)?(?:尾号|尾號|末四位|后四位|後四位)(?:是|为|為)?)\s?(\d{3,6})(?!\d)/giu;
const ofAnother = /^(?:的)?(?:手机|电话|快递|运单|卡|包裹|手機|電話|銀行|银行)/u;

/** The last digits of an order that is none of these. */
function otherEnding(text: string, own: readonly string[]): Span | null {
  for (const { index, 0: all, 1: digits = '' } of text.matchAll(endings)) {
    if (ofAnother.test(text.slice(index + all.length))) continue;
    if (own.some((id) => id.replace(/\D/g, '').endsWith(digits))) continue;
    return { from: index + all.length - digits.length, to: index + all.length };
  }
  return null;
}

/** A number that is one of the thread's but for a few places, whatever shape these have. */
function nearlyOwn(text: string, own: readonly string[]): Span | null {
  for (const { index, 0: found } of text.matchAll(
    /(?<![a-z0-9-])(?=[a-z-]*\d)[a-z0-9][a-z0-9-]{7,}(?![a-z0-9-])/giu,
  )) {
    if (own.includes(found) || !own.some((id) => beginsAlike(id, found))) continue;
    return { from: index, to: index + found.length };
  }
  return null;
}

/** Shops that count their own orders: "order #1042", or by itself where the thread's is written so. */
const counted = /#\s?(\d{3,7})(?!\d)/gu;
const calledOrder = /(?:order|订单|訂單)\s?$/iu;

/** A shop's own count of an order that is none of these, where these are counted too. */
function otherCount(text: string, own: readonly string[]): Span | null {
  const counts = own.flatMap((id) => /^#?(\d{3,7})$/.exec(id)?.[1] ?? []);
  if (counts.length === 0) return null;
  for (const { index, 0: found, 1: count = '' } of text.matchAll(counted)) {
    const alike = own.some((id) => id.startsWith('#') && id.length === count.length + 1);
    if (counts.includes(count) || !(alike || calledOrder.test(text.slice(0, index)))) continue;
    return { from: index, to: index + found.length };
  }
  return null;
}
