/** The page of one order. */

import { buyerNodes, getJson, h, keepLoading, money, statusBadge, time } from './dom.js';

function lineRow(line, currency) {
  return h(
    'tr',
    {},
    h('td', {}, h('span', { class: 'item-title' }, line.title)),
    h('td', {}, h('span', { class: 'item-qty' }, `×${line.qty}`)),
    h('td', { class: 'line-unit' }, money(line.unit_minor, currency)),
    h('td', { class: 'line-sum' }, money(line.unit_minor * line.qty, currency)),
  );
}

function fact(label, ...value) {
  return h('div', { class: 'fact' }, h('dt', {}, label), h('dd', {}, ...value));
}

function orderNodes(order, threadId) {
  const { value_minor: minor, currency } = order.amount;
  const country = new Intl.DisplayNames('en', { type: 'region' }).of(order.ship_to_country);
  const heads = ['Item', 'Quantity', 'Price', 'Sum'].map((label) => h('th', { scope: 'col' }, label));
  return [
    h('p', { class: 'back' }, h('a', { href: '/orders' }, '‹ All orders')),
    h(
      'div',
      { class: 'page-head' },
      h('h1', {}, 'Order ', h('span', { class: 'order-id' }, order.order_id)),
      statusBadge(order.state, 'order-status'),
    ),
    h(
      'dl',
      { class: 'facts' },
      fact('Buyer', ...buyerNodes(order.buyer), h('span', { class: 'buyer-extra' })),
      fact('Placed', time(order.placed_at, 'order-placed')),
      fact('Ships to', country),
      fact('Total', h('span', { class: 'order-total', 'data-currency': currency }, money(minor, currency))),
    ),
    h(
      'table',
      { class: 'lines' },
      h('thead', {}, h('tr', {}, ...heads)),
      h('tbody', {}, ...order.lines.map((line) => lineRow(line, currency))),
    ),
    threadId
      ? h('p', {}, h('a', { class: 'message-buyer', href: `/inbox?thread=${threadId}` }, 'Message buyer'))
      : null,
  ].filter((node) => node !== null);
}

/** Shows the order inside `main` and renders it anew on every load. */
export function startOrder(main, id) {
  document.title = `${id} · ${document.title}`;
  keepLoading(async (isLatest) => {
    const [answer, inbox] = await Promise.all([
      getJson(`/api/orders/${encodeURIComponent(id)}`),
      getJson('/api/threads'),
    ]);
    if (!isLatest()) return;
    if (!answer) {
      main.replaceChildren(h('p', { class: 'empty' }, `There is no order ${id}.`));
      return;
    }
    const thread = inbox.threads.find((entry) => entry.order_id === id);
    main.className = 'order-page';
    main.dataset.orderId = id;
    main.replaceChildren(...orderNodes(answer.order, thread?.thread_id));
  });
}
