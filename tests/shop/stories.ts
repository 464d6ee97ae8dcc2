/**
 * What buyers write to the practice shop, in the three languages its buyers use.
 * All of these are open: the buyer spoke last, within the last two days. The rest is in answered.ts.
 */

import type { ShopBuyer, ShopStatus } from './data.ts';

/** The order a story is about, as it must be for the words to be true. */
export interface StoryOrder {
  status: ShopStatus;
  /** Least age of the order in days: older than the first message. */
  atLeastDays: number;
  product: string;
  quantity?: number;
}

export interface Story {
  lang: ShopBuyer['lang'];
  /** How well the buyer is known: no order yet, one, two to nine, ten and more. */
  buyer: 'none' | 'first' | 'some' | 'regular';
  /** Absent when the thread hangs on no order. */
  order?: StoryOrder;
  /** Who spoke, how many hours before now, and what; "{order}" stands for the order's id. */
  messages: readonly (readonly ['buyer' | 'seller', number, string])[];
}

export const OPEN: readonly Story[] = [
  {
    // Where is my order
    lang: 'en',
    buyer: 'first',
    order: { status: 'Shipped', atLeastDays: 11, product: 'Celadon gaiwan, 120 ml' },
    messages: [
      [
        'buyer',
        50,
        'Hi, I ordered the celadon gaiwan and the tracking has not moved for five days. Is it lost?',
      ],
      [
        'seller',
        46,
        'Hello, thank you for writing. I will ask the carrier today and tell you by tomorrow evening.',
      ],
      [
        'buyer',
        3,
        'I have not heard anything since. Where is my order? It is a birthday gift for this Saturday.',
      ],
    ],
  },
  {
    // Refund timing
    lang: 'zh_CN',
    buyer: 'some',
    order: { status: 'Refunded', atLeastDays: 8, product: 'Sharing pitcher, celadon' },
    messages: [
      ['buyer', 150, '您好，公道杯我不想要了，还没发货的话可以取消并退款吗？'],
      ['seller', 147, '您好，可以的，已经为您取消，退款今天就会提交。'],
      ['buyer', 8, '订单 {order} 显示已退款，可是我的银行卡一直没有收到钱。请问大概几天能到账？'],
    ],
  },
  {
    // Damaged item
    lang: 'zh_TW',
    buyer: 'some',
    order: { status: 'Delivered', atLeastDays: 9, product: 'Red clay teapot, 200 ml' },
    messages: [
      [
        'buyer',
        5,
        '您好，茶壺今天收到了，可是壺嘴缺了一角，外箱也有明顯的凹痕，我已經拍照留存。請問可以換一個新的，還是要退款？',
      ],
    ],
  },
  {
    // Wrong item
    lang: 'en',
    buyer: 'some',
    order: { status: 'Delivered', atLeastDays: 7, product: 'Ceramic mug, indigo', quantity: 2 },
    messages: [
      [
        'buyer',
        20,
        'Hello! My parcel came today, but I ordered two indigo mugs and there are two speckled white ones ' +
          'in the box. They are lovely, just not what I chose. What should I do with them?',
      ],
    ],
  },
  {
    // Address change
    lang: 'en',
    buyer: 'regular',
    order: { status: 'Paid', atLeastDays: 0.3, product: 'Matcha bowl, winter glaze' },
    messages: [
      [
        'buyer',
        2,
        'I just noticed order {order} still has my old address. Could it go to 14 Quarry Lane, Flat 2, ' +
          'instead? Same town and postcode. Sorry for the bother!',
      ],
    ],
  },
  {
    // Size
    lang: 'zh_CN',
    buyer: 'first',
    order: { status: 'Paid', atLeastDays: 0.2, product: 'Wood-fired tea cup, 60 ml', quantity: 4 },
    messages: [
      ['buyer', 4, '你好，我刚拍了四个柴烧茶杯。请问杯口直径是多少？我家的杯托是 6.5 厘米的，怕放不进去。'],
    ],
  },
  {
    // Discount
    lang: 'zh_TW',
    buyer: 'regular',
    messages: [
      [
        'buyer',
        27,
        '老闆好，又是我！下個月茶席要用，想一次訂十二個灰釉茶杯。我是老顧客了，不知道數量多可不可以算便宜一點？',
      ],
    ],
  },
  {
    // Invoice
    lang: 'en',
    buyer: 'some',
    order: { status: 'Delivered', atLeastDays: 10, product: 'Family teapot, 900 ml' },
    messages: [
      ['buyer', 76, 'Could I have an invoice for {order}, please? It was for our office.'],
      ['seller', 71, 'Of course. Which name and address should it carry?'],
      [
        'buyer',
        33,
        'Our bookkeeper needs the company name on it, Harrow Street Studio, and the tax on its own line. ' +
          'She closes the month on Friday.',
      ],
    ],
  },
  {
    // Angry complaint, second failure
    lang: 'en',
    buyer: 'regular',
    order: { status: 'Delivered', atLeastDays: 25, product: 'Side-handle teapot, tenmoku' },
    messages: [
      ['buyer', 480, 'The teapot arrived with the handle snapped off. It was wrapped in one sheet of paper.'],
      [
        'seller',
        474,
        'I am very sorry. A new one goes out tomorrow, double boxed, at our cost. You can keep this one.',
      ],
      ['buyer', 380, 'Four days later, and nothing has been posted. You said tomorrow.'],
      ['seller', 372, 'You are right and I apologise. It went out this morning.'],
      [
        'buyer',
        1,
        'The replacement came today and the lid is cracked through. That is the SECOND broken teapot. ' +
          'I have bought from you for years and I am done being patient. I want my money back, not ' +
          'another apology, and if it is not sorted this week I will dispute it with my bank.',
      ],
    ],
  },
  {
    // Thank-you
    lang: 'zh_CN',
    buyer: 'regular',
    order: { status: 'Delivered', atLeastDays: 6, product: 'Tea caddy, 300 g' },
    messages: [
      ['buyer', 14, '茶叶罐收到啦，包装很用心，釉色比照片还好看，还有手写的卡片，谢谢！下次再来买茶壶。'],
    ],
  },
  {
    // Product question before any order
    lang: 'en',
    buyer: 'none',
    messages: [
      ['buyer', 11, 'Hi, is the oatmeal rice bowl safe in the microwave? And do you post to Norway?'],
    ],
  },
  {
    lang: 'zh_TW',
    buyer: 'none',
    messages: [['buyer', 40, '請問 900 毫升的家用茶壺可以直接放在電陶爐上加熱嗎？另外有附濾網嗎？']],
  },
];
