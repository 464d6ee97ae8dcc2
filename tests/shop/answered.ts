/** Conversations of the practice shop that need nothing more: the seller spoke last. */

import type { Story } from './stories.ts';

export const ANSWERED: readonly Story[] = [
  {
    lang: 'zh_CN',
    buyer: 'some',
    order: { status: 'Delivered', atLeastDays: 12, product: 'White porcelain gaiwan, 150 ml' },
    messages: [
      ['buyer', 190, '请问我的盖碗寄出了吗？物流三天没有更新了。'],
      ['seller', 186, '您好，包裹已经到达您所在的城市，预计明天派送，请留意电话。'],
      ['buyer', 160, '收到了，完好无损，谢谢。'],
      ['seller', 158, '太好了，祝您喝茶愉快！'],
    ],
  },
  {
    lang: 'en',
    buyer: 'some',
    order: { status: 'Shipped', atLeastDays: 4, product: 'Rice bowl, oatmeal', quantity: 4 },
    messages: [
      ['buyer', 90, 'Please leave the parcel with my neighbour at number 9, I am away until the weekend.'],
      ['seller', 86, 'Noted on the label. It goes out today.'],
    ],
  },
  {
    lang: 'zh_TW',
    buyer: 'some',
    order: { status: 'Refunded', atLeastDays: 16, product: 'Bud vase, shino' },
    messages: [
      ['buyer', 300, '花瓶的顏色跟照片差很多，可以退貨嗎？'],
      ['seller', 296, '可以的，請在七天內寄回，收到後三個工作天內退款給您。'],
      ['buyer', 200, '已經寄出了。'],
      ['seller', 120, '花瓶收到了，款項今天退回，謝謝您的耐心。'],
    ],
  },
  {
    lang: 'en',
    buyer: 'regular',
    messages: [
      ['buyer', 130, 'Do you still make the moon jar in the larger size? I would like one for the new flat.'],
      [
        'seller',
        125,
        'Two are in the kiln now. I will write to you when they are out, by the end of next week.',
      ],
    ],
  },
];
