import { Adapter } from '../../../lib/adapters/schema.ts';

/** A small marketplace of its own, so that reading is tested by the format and not by one site's quirks. */
export const cornerShop = Adapter.parse({
  schema: 1,
  id: 'corner-shop',
  name: { en: 'Corner shop' },
  hosts: ['seller.corner.example'],
  updated: '2026-11-22',
  status: 'taught',
  orderIds: 'host',
  buyer: { key: ['buyerId', 'username'], masked: ['name'] },
  shapes: { orderId: ['##-###'], buyerId: ['#+'] },
  currencies: { '*': 'EUR' },
  states: { Sent: 'shipped', Annulled: 'cancelled', 'Paid back': 'refunded' },
  pages: [
    {
      kind: 'order',
      path: '/orders/*',
      root: [{ css: 'main.order' }],
      fields: {
        orderId: { at: [{ css: '.id' }, { urlAfter: '/orders/' }] },
        name: { at: [{ css: '.name' }] },
      },
    },
    {
      kind: 'orders',
      path: '/orders',
      rows: [{ css: 'tr.new-row' }, { css: 'tr.row' }],
      fields: {
        orderId: { at: [{ css: '.id' }, { css: ':scope', attr: 'data-id' }] },
        buyerId: { at: [{ css: '.name', attr: 'data-account' }] },
        username: { at: [{ css: 'x-user >>> b' }] },
        name: { at: [{ css: '.name' }] },
        placedAt: { at: [{ css: '.placed' }], steps: [{ do: 'date' }] },
        total: { at: [{ css: '.total' }], steps: [{ do: 'money' }] },
        status: { at: [{ css: '.status' }] },
      },
      items: {
        rows: [{ css: 'li' }],
        title: { at: [{ css: '.title' }] },
        quantity: { at: [{ css: '.quantity' }, { css: 'span', shape: ['#', '##'] }] },
      },
      badge: { at: [{ css: '.place' }, { css: '.name' }], place: 'after' },
    },
    {
      kind: 'thread',
      path: '/chat',
      fields: { name: { at: [{ css: '.head' }] } },
      list: {
        rows: [{ css: '.cell' }],
        open: '.current',
        fields: {
          username: { at: [{ css: '[title]', attr: 'title' }] },
          name: { at: [{ css: '.shown' }] },
        },
      },
      messages: {
        rows: [{ css: '.message' }],
        seller: '.ours',
        skip: '.system',
        text: [{ css: '.text' }],
      },
      composer: { at: [{ css: 'x-frame >>> textarea' }, { css: 'textarea' }] },
    },
  ],
  unread: [
    {
      at: [
        ['error', 'code'],
        ['@', 'key'],
      ],
      has: ['401', 'slider'],
      why: 'the login has expired',
    },
    { at: [['index']], why: 'a list of internal numbers' },
  ],
  responses: [
    {
      kind: 'orders',
      path: '/api/orders',
      rows: ['data', 'list', '*', ['card', 'old_card']],
      fields: {
        orderId: { at: [['id']] },
        buyerId: { at: [['buyer', 'id']] },
        name: { at: [['buyer', 'name']] },
        placedAt: { at: [['placed']], steps: [{ do: 'date', unit: 's' }] },
        currency: { at: [['currency']] },
        total: { at: [['total']], steps: [{ do: 'money', scale: 100 }] },
        status: { at: [['status']] },
        refund: { at: [['refund']] },
        cancelled: { at: [['cancelled_at']] },
      },
      items: {
        rows: [['lines', '*']],
        title: { at: [['title']] },
        quantity: { at: [['n']] },
        refund: { at: [['refund']] },
      },
    },
    {
      kind: 'thread',
      path: '/api/threads/*',
      rows: ['thread'],
      fields: { threadId: { at: [['id'], { urlAfter: '/threads/' }] }, username: { at: [['user']] } },
      messages: {
        rows: ['messages', '*'],
        from: { at: [['role']], steps: [{ do: 'map', values: { B: 'buyer', S: 'seller' } }] },
        text: { at: [['text']] },
        at: { at: [['at']], steps: [{ do: 'date', unit: 'ms' }] },
      },
    },
    {
      kind: 'threads',
      path: '/api/threads',
      rows: ['threads', '*'],
      fields: { threadId: { at: [['id']] }, username: { at: [['user']] } },
    },
  ],
});

export const now = Date.parse('2026-11-22T16:00:00Z');
