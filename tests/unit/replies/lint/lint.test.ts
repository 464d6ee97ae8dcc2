import { describe, expect, test } from 'vitest';
import { adapterById, builtinAdapters } from '../../../../lib/adapters/builtin.ts';
import { messageRules } from '../../../../lib/adapters/message-rules.ts';
import {
  type LintContext,
  lint,
  type MessageRule,
  ruleIds,
  whyIn,
} from '../../../../lib/replies/lint/lint.ts';

const nowhere: LintContext = { rules: [], limits: {} };
const on = (id: string): LintContext => messageRules(adapterById(id));
const rulesIn = (text: string, context: LintContext) => lint(text, context).map(({ rule }) => rule);
const stated = (...words: string[]): MessageRule[] => [
  { id: 'r', level: 'warn', words, why: 'because', source: 'the guide', asOf: '2026-10' },
];

describe('words of a rule that only the marketplace has', () => {
  test.each([
    ['Order online today', 'line', null],
    ['My LINE id', 'line', 'LINE'],
    ['line, please', 'line', 'line'],
    ['headline', 'line', null],
    ['ＮＥＷＳｌｅｔｔｅｒ', 'newsletter', 'ＮＥＷＳｌｅｔｔｅｒ'],
    ['two gift cards', 'gift card', 'gift card'],
    ['15-star', '5-star', null],
    ['awww.', 'www.', null],
    ['請加賴喔', '加賴', '加賴'],
    ['请加赖喔', '加賴', '加赖'],
    ['(c++)', 'c++', 'c++'],
    ['nothing here', 'whatsapp', null],
  ])('%s by "%s": %s', (text, word, found) => {
    const findings = lint(text, { ...nowhere, rules: stated(word) }).filter(({ rule }) => rule === 'r');
    expect(findings.map((finding) => finding.found)).toEqual(found === null ? [] : [found]);
  });

  test('each rule is said once, with where it stands, why, and who says so', () => {
    const rules = [
      ...stated('telegraph', 'fax'),
      { ...stated('pigeon')[0], id: 'post', level: 'note' },
    ] as MessageRule[];
    expect(lint('By fax, telegraph or pigeon', { ...nowhere, rules })).toEqual([
      {
        rule: 'r',
        level: 'warn',
        found: 'telegraph',
        from: 8,
        to: 17,
        why: 'because',
        source: 'the guide',
        asOf: '2026-10',
      },
      expect.objectContaining({ rule: 'post', level: 'note', found: 'pigeon', from: 21, to: 27 }),
    ]);
  });

  test.each(builtinAdapters.map((adapter) => [adapter.id, adapter] as const))(
    'every word of %s is found in a sentence with it',
    (_, { rules }) => {
      for (const one of rules) {
        for (const word of one.words) {
          const found = lint(`Well, ${word} then.`, { ...nowhere, rules: [{ ...one, words: [word] }] });
          expect(
            found.map(({ rule }) => rule),
            word,
          ).toContain(one.id);
        }
      }
    },
  );

  test.each(builtinAdapters.map((adapter) => [adapter.id, adapter] as const))(
    'a rule of %s has words, or is one that needs none',
    (_, { rules }) => {
      for (const { id, words } of rules) expect(words.length > 0 || ruleIds.includes(id), id).toBe(true);
    },
  );
});

/** Spoken here for the tests, in other words than those of the labelled sets. */
describe.each<[rule: string, marketplace: string, said: string[], harmless: string[]]>([
  [
    'off-platform-contact',
    'amazon',
    [
      'Reach me on WhatsApp',
      'add me on wh4tsapp pls',
      'Message us via W.h.a.t.s.A.p.p',
      'my telegram is kiln_shop',
      'It is cheaper if you buy directly from us',
      'Please pay by bank transfer to my account',
    ],
    [
      'We cannot chat on WhatsApp, please write here.',
      'This case fits the WhatsApp sticker pack.',
      'Your refund was sent to your bank account.',
      'You can order online any time.',
    ],
  ],
  [
    'off-platform-contact',
    'taobao',
    ['亲 加一下微信哈', '有问题加绿泡泡聊', '加我vx', '可以私下交易便宜点', '扫码进群领券'],
    ['不能加微信哦，平台内联系就好', '支持微信支付吗？支持的', '这款企鹅公仔有现货', '在线客服24小时在'],
  ],
  [
    'external-link',
    'ebay',
    [
      'See https://kiln.example',
      'look at www.kiln-shop.com',
      'our shop is kiln-shop dot com',
      '看 kiln点com',
    ],
    [
      'See https://www.ebay.com/help',
      'Version 2.0.1 is out',
      'It is 3.5 cm wide, e.g. like a coin.',
      'Sent today.Thanks',
    ],
  ],
  [
    'email-or-phone',
    'amazon',
    [
      'Write to ada@kiln.com',
      'ada at kiln dot com',
      'ring +44 20 7946 0958',
      '我的电话 138 0013 8000',
      '打一三八零零一三八零零零',
    ],
    [
      'Your tracking number is 1Z999AA10123456784',
      'Order 112-4433221-9988776',
      'It is 120 x 60 x 40 cm, 2026-11-26',
      '运单号 75312345678901',
    ],
  ],
  [
    'review-incentive',
    'amazon',
    ['A $5 gift card for a review', '好评返现5元', '晒图领红包', 'Leave us a review and get 10% off'],
    ['We gave you a refund.', 'This has nothing to do with your review.', '感谢您的评价'],
  ],
  [
    'positive-review-only',
    'amazon',
    [
      'Please leave 5 stars',
      '麻烦给个五星好评',
      'If you are happy, please leave a review',
      '不满意先联系我们，别给差评',
    ],
    ['Thank you for your 5-star review!', '五星级酒店同款', 'You are welcome to leave a review.'],
  ],
  [
    'change-or-remove-review',
    'amazon',
    [
      '你能让那条差评消失吗',
      'Your refund is released once the comment is not visible.',
      'Please remove your feedback',
      'could you change the rating to 5',
      '能不能改一下评价',
      '麻烦把差评删了',
    ],
    [
      'I cannot change the review.',
      '评价改不了的',
      'We changed your address.',
      'Thanks for updating your review',
    ],
  ],
  [
    'absolute-claim',
    'taobao',
    ['全网最低价', '国家级工艺', '永不褪色', '100%有效', 'the best mug in the world', 'It will never break'],
    [
      '《最好的我们》是二手的',
      '最晚明天发',
      '第一次洗请用冷水',
      '最好不要机洗',
      '100%纯棉',
      'Best regards, Tom',
      '完全没问题',
    ],
  ],
  [
    'forbidden-order-chasing-or-cancel-request',
    'shopee',
    ['請您取消訂單喔', '麻烦亲申请取消订单', 'Please cancel the order from your side'],
    ['已经帮您取消了', 'You can cancel until it ships.', '如果想取消，出貨前都可以'],
  ],
  [
    'forbidden-order-chasing-or-cancel-request',
    'pdd',
    ['亲还没付款哦，尽快付款', '赶紧支付，优先发'],
    ['已收到您的付款', '付款后48小时内发货'],
  ],
  // Without a rule of the marketplace's own: a false reason, the seller's own fault, receipt in advance.
  [
    'forbidden-order-chasing-or-cancel-request',
    'ebay',
    [
      'Could you open a cancel request and say you no longer need it?',
      'Please request a cancellation on your end, we made a pricing error.',
      '没货了，麻烦您自己申请退款，原因选“不想要了”',
      '货还在路上不要紧，先帮忙确认收货行不行，月底冲业绩',
    ],
    [
      'Please cancel the order from your side',
      'We ran out of stock, so we have cancelled it and refunded you.',
      'If you would rather cancel because it is out of stock, just tell us.',
      '没货了，已经帮您取消并退款',
      '收到检查没问题再确认收货哦',
    ],
  ],
  [
    'leftover-placeholder',
    'amazon',
    [
      'Dear {buyer}, hi',
      'Hi [NAME], hello',
      'The number is <tracking number>.',
      '亲爱的【姓名】您好',
      'XX快递已发出',
      'Call ___ today',
    ],
    ['【温馨提示】请勿机洗', 'We have size XXL.', 'I <3 it', 'He said it [sic].', 'thanks xxx'],
  ],
])('%s on %s', (rule, marketplace, said, harmless) => {
  test.each(said)('finds it in "%s"', (text) => expect(rulesIn(text, on(marketplace))).toContain(rule));
  test.each(harmless)('finds none in "%s"', (text) =>
    expect(rulesIn(text, on(marketplace))).not.toContain(rule),
  );
});

describe('against the thread', () => {
  const thread = { buyer: 'Anna Keller', orderIds: ['112-4433221-9988776'] };
  test.each<[string, Partial<LintContext>, string[]]>([
    ['Hi Sarah, it is on its way.', { thread }, ['wrong-buyer-name']],
    ['Hi Anna, it is on its way.', { thread }, []],
    ['Dear Ms Keller, it is on its way.', { thread }, []],
    ['Hi there, it is on its way.', { thread }, []],
    ['Hello, Best, Tom', { thread }, []],
    ['Hi Sarah, it is on its way.', { thread: { ...thread, otherNames: ['Sarah K.'] } }, []],
    ['Hi Sarah, it is on its way.', { thread: { buyer: null, orderIds: [] } }, []],
    ['王姐您好，已经寄出', { thread: { buyer: '李小明', orderIds: [] } }, ['wrong-buyer-name']],
    ['李先生您好，已经寄出', { thread: { buyer: '李小明', orderIds: [] } }, []],
    ['亲，您好，已经寄出', { thread: { buyer: '李小明', orderIds: [] } }, []],
    ['Order 112-1111111-2222222 has shipped.', { thread }, ['wrong-order-number']],
    ['Order 112-4433221-9988776 has shipped.', { thread }, []],
    ['Es kommt morgen an.', { languages: { text: 'de', buyer: 'en' } }, ['wrong-language']],
    ['Barang sudah sampai', { languages: { text: 'id', buyer: 'ms' } }, []],
    ['您好', { languages: { text: 'zh_CN', buyer: 'zh_TW' } }, []],
    ['Hello', { languages: { text: null, buyer: 'zh_TW' } }, []],
  ])('%s', (text, more, rules) => {
    expect(rulesIn(text, { ...on('amazon'), off: ['promise'], ...more })).toEqual(rules);
  });

  test('the buyer’s name and the thread’s number are offered instead', () => {
    const findings = lint('Hi Sarah, order 112-1111111-2222222 was sent.', { ...on('amazon'), thread });
    expect(findings.map(({ found, fix }) => [found, fix])).toEqual([
      ['Sarah', 'Anna'],
      ['112-1111111-2222222', '112-4433221-9988776'],
    ]);
  });

  test.each<[string, string[], boolean]>([
    ['亲，您的包裹正在派送中，请耐心等待哦', ['亲，您的包裹正在派送中，请耐心等待'], true],
    ['亲，您的包裹正在派送中，请耐心等待哦', ['您好，这款没有货了'], false],
    ['好的', ['好的'], false],
  ])('"%s" after %j', (text, previous, repeated) => {
    expect(rulesIn(text, { ...on('pdd'), previous }).includes('repeated-text')).toBe(repeated);
  });

  test('what was sent before is said wherever it is, and warned of where the marketplace does', () => {
    const text = '亲，您的包裹正在派送中，请耐心等待哦';
    const why = (id: string) =>
      lint(text, { ...on(id), previous: [text] }).map((one) => whyIn(one.why, 'en'));
    expect(why('pdd')).toEqual(['Nearly the same was sent before; this marketplace warns of repeated text.']);
    expect(why('amazon')).toEqual(['Nearly the same was sent to this buyer before.']);
  });
});

describe('form', () => {
  test.each([
    ['a'.repeat(600), []],
    ['a'.repeat(601), ['601']],
    ['😀'.repeat(600), []],
    ['', []],
  ])('the limit counts characters', (text, found) => {
    const findings = lint(text, { ...nowhere, limits: { characters: 600 } });
    expect(findings.map((finding) => finding.found)).toEqual(found);
    expect(lint(text, nowhere)).toEqual([]);
  });

  test('a line break is said where Enter sends, and can be made a blank', () => {
    const [finding] = lint('Hello\nAda', { ...nowhere, limits: { enterSends: true } });
    expect(finding).toMatchObject({ rule: 'line-break', from: 5, to: 6, fix: ' ' });
    expect(lint('Hello\nAda', nowhere)).toEqual([]);
  });

  test('positions are those of the text as typed', () => {
    const text = 'Ｗｒｉｔｅ \u200bto ada@kiln.com';
    const [finding] = lint(text, nowhere);
    expect(text.slice(finding?.from, finding?.to)).toBe('ada@kiln.com');
  });

  test('a check that was turned off is not made; own words are', () => {
    const own = [{ word: 'free', why: 'we give nothing away' }];
    expect(rulesIn('Free! ada@kiln.com', { ...nowhere, own, off: ['email-or-phone'] })).toEqual(['own-word']);
  });

  test('a long text made to be slow is read in time', { timeout: 5_000 }, () => {
    for (const piece of ['please leave a good ', '好评 返 ', 'a@', '1 2 ', '__ ', 'Hi Ada, '])
      lint(piece.repeat(10_000 / piece.length), { ...on('pdd'), thread: { buyer: 'Bo', orderIds: ['1'] } });
  });
});

describe('what buyers are asked for and where they are led', () => {
  test.each([
    ['You paid by PayPal, so the refund goes there', []],
    ['You can pay with PayPal at the checkout', []],
    ['加V领那件是秋款', []],
    ['加我威芯聊', ['off-platform-contact']],
    ['去某宝搜我们店', ['off-platform-contact']],
    ['Everyone who reviews gets 15% off', ['review-incentive']],
    ['if you give 5 star we refund you 30%', ['review-incentive']],
    ['好评反5块', ['review-incentive']],
    ['拍篇笔记本的照片给您', []],
  ])('%s: %j', (text, rules) => {
    expect(rulesIn(text, { ...nowhere, off: ['promise', 'positive-review-only'] })).toEqual(rules);
  });
});

describe('promises are found, and offered to be remembered', () => {
  test.each([
    ["I'll get back to you tomorrow", true],
    ['明天给您答复', true],
    ['we will ship it by Friday', true],
    ['We usually ship within 2 days.', false],
    ['付款后一般48小时内发货', false],
    ['Your parcel was sent yesterday.', false],
    ['Friend, tomorrow we ship', true],
    ['Our team shall revert within 24 hours', true],
    ['Expect a message from me by Saturday', true],
    ['今天能发的亲', true],
    ['收到退货后当天给您打款', true],
    ['您等我下，我去仓库看一眼', true],
    // Somebody else does it, or nobody.
    ['UPS will deliver it on Monday', false],
    ['You will get an email from eBay on Monday', false],
    ['Let me know by Friday please', false],
    ['You said you would send it back by Friday', false],
    ["You said it would fit, so I'll send it tomorrow", true],
    ['周日不发货哦', false],
    ['快递员说下午给您送', false],
    ['今天发票开不了', false],
  ])('%s: %s', (text, promised) => {
    const found = lint(text, nowhere).filter(({ level }) => level === 'offer');
    expect(found.length > 0).toBe(promised);
  });
});

describe('a place for a product to recommend', () => {
  test.each([
    ['amazon', 'You may like {recommend}.', true],
    ['amazon', '您可能喜欢{推荐}', true],
    ['amazon', 'You may like {recommend|our other mugs}.', true],
    ['amazon', 'We recommend {item}.', false],
    // Nothing is known to forbid it there.
    ['shopify', 'You may like {recommend}.', false],
  ])('on %s, “%s”: %s', (marketplace, template, forbidden) => {
    const found = lint('You may like Saucer.', { ...on(marketplace), template }).find(
      ({ rule }) => rule === 'cross-selling',
    );
    expect(found !== undefined).toBe(forbidden);
    if (forbidden) expect(found).toMatchObject({ level: 'warn', source: expect.stringContaining('Amazon') });
  });
});

describe('an order by its last digits', () => {
  const thread = { buyer: null, orderIds: ['200012130057749', '240730-093007328819462'] };
  test.each([
    ['Regarding your order ending in 2281, it was delivered.', '2281'],
    ['Regarding your order ending in 7749, it was delivered.', null],
    ['It was refunded to the card ending in 2281.', null],
    ['尾号9642的那单已经拦截成功', '9642'],
    ['尾号9462的那单已经拦截成功', null],
    ['手机尾号9642，快递尾号3301', null],
    ['2021年之后的批次都是新卡扣，型号尾号 6688', null],
    // Whole, but for a few places that were mistyped.
    ['Parcel 200012130057794 is packed.', '200012130057794'],
    ['Parcel 9400111899223817 is packed.', null],
  ])('%s: %s', (text, found) => {
    const [finding] = lint(text, { ...nowhere, thread }).filter(({ rule }) => rule === 'wrong-order-number');
    expect(finding?.found ?? null).toBe(found);
  });
});

test('a shop that counts its orders with # is understood without the word', () => {
  const thread = { buyer: null, orderIds: ['#1047'] };
  const found = (text: string) =>
    lint(text, { ...nowhere, thread }).some(({ rule }) => rule === 'wrong-order-number');
  expect(found('Good news: #1074 has been packed.')).toBe(true);
  expect(found('Good news: #1047 has been packed, the shade is #12.')).toBe(false);
});

describe('names that begin alike', () => {
  test.each([
    ['Dear Olivia, thank you!', 'Oliver Grant', true],
    ['Dear Sam, thank you!', 'Samuel Grant', false],
    ['Dear Katherine, thank you!', 'Kate Grant', false],
    ['您好您好，图纸收到了。谢谢刘姐支持！', '孙大勇', true],
    ['您好您好，图纸收到了。谢谢孙哥支持！', '孙大勇', false],
    ['感谢理解。祝小周同学考试顺利！', '赵明远', true],
    ['感谢理解。祝小赵同学考试顺利！', '赵明远', false],
    ['贺卡上写的是“祝李老师退休快乐”，您看对吗', '赵明远', false],
    ['您好，非常抱歉，扶手漏装了。', '赵明远', false],
  ])('%s to %s: %s', (text, buyer, wrong) =>
    expect(rulesIn(text, { ...nowhere, thread: { buyer, orderIds: [] } }).includes('wrong-buyer-name')).toBe(
      wrong,
    ),
  );
});

test('a greeting and a particle make no other message of it', () => {
  const previous = ['亲,灯带不含电源适配器,需要另外拍一个12V的哦。'];
  expect(rulesIn('您好,灯带不含电源适配器,要另外拍一个12V的。', { ...nowhere, previous })).toContain(
    'repeated-text',
  );
});
