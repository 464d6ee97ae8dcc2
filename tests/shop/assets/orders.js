/** The list of orders: tabs, search, pages, and rows that are thrown away and made anew on every load. */

import { buyerNodes, getJson, h, keepLoading, money, statusBadge, time } from './dom.js';

const STATES = [
  'Awaiting payment',
  'Paid',
  'Shipped',
  'Delivered',
  'Return requested',
  'Refunded',
  'Cancelled',
];
const COLUMNS = ['Order', 'Buyer', 'Items', 'Total', 'Placed', 'Status'];
/** How long typing must rest before it is searched for, in milliseconds. */
const TYPING_REST_MS = 250;

function orderRow(order) {
  const { value_minor: minor, currency } = order.amount;
  const lines = order.lines.map((line) =>
    h(
      'li',
      {},
      h('span', { class: 'item-title' }, line.title),
      ' ',
      h('span', { class: 'item-qty' }, `×${line.qty}`),
    ),
  );
  return h(
    'tr',
    { class: 'order-row', 'data-order-id': order.order_id },
    h(
      'td',
      { class: 'order-cell' },
      h('a', { class: 'order-link', href: `/orders/${order.order_id}` }, order.order_id),
    ),
    h('td', { class: 'buyer-cell' }, ...buyerNodes(order.buyer), h('span', { class: 'buyer-extra' })),
    h('td', { class: 'items-cell' }, h('ul', {}, ...lines)),
    h('td', { class: 'total-cell', 'data-currency': currency }, money(minor, currency)),
    h('td', { class: 'placed-cell' }, time(order.placed_at, null, false)),
    h('td', { class: 'status-cell' }, statusBadge(order.state, 'status')),
  );
}

/** The address of the list with some of its parameters changed; an empty one is left out. */
function address(changes) {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value) query.set(name, value);
    else query.delete(name);
  }
  return query.size > 0 ? `/orders?${query}` : '/orders';
}

function tab(label, state) {
  const current = (new URLSearchParams(location.search).get('status') ?? '') === state;
  const href = address({ status: state, page: '' });
  return h('a', { href, 'data-go': '', 'aria-current': current ? 'page' : null }, label);
}

function pager({ page, pages, total }) {
  const link = (label, to) =>
    to >= 1 && to <= pages
      ? h('a', { href: address({ page: to === 1 ? '' : String(to) }), 'data-go': '' }, label)
      : null;
  const count = total === 1 ? '1 order' : `${total.toLocaleString('en-US')} orders`;
  return [
    h('span', { class: 'pager-count' }, count),
    link('‹ Newer', page - 1),
    h('span', {}, `Page ${page} of ${pages}`),
    link('Older ›', page + 1),
  ].filter((node) => node !== null);
}

/** Shows the list inside `main` and keeps it fresh. */
export function startOrders(main) {
  const search = h('input', {
    type: 'search',
    class: 'order-search',
    placeholder: 'Search order, buyer or item',
    'aria-label': 'Search orders',
  });
  const refresh = h('button', { type: 'button', class: 'refresh' }, 'Refresh');
  const tabs = h('nav', { class: 'tabs', 'aria-label': 'Order status' });
  const heads = COLUMNS.map((label) => h('th', { scope: 'col' }, label));
  const body = h('tbody');
  const pages = h('nav', { class: 'pager', 'aria-label': 'Pages' });
  const table = h('table', { class: 'orders' }, h('thead', {}, h('tr', {}, ...heads)), body);

  document.title = `Orders · ${document.title}`;
  main.className = 'orders-page';
  main.append(h('div', { class: 'page-head' }, h('h1', {}, 'Orders'), search, refresh), tabs, table, pages);

  const load = keepLoading(async (isLatest) => {
    const answer = await getJson(`/api/orders${location.search}`);
    if (!isLatest()) return;
    tabs.replaceChildren(tab('All', ''), ...STATES.map((state) => tab(state, state)));
    const rows = answer.orders.map(orderRow);
    const nothing = h('tr', {}, h('td', { colspan: COLUMNS.length, class: 'empty' }, 'No orders found.'));
    body.replaceChildren(...(rows.length > 0 ? rows : [nothing]));
    pages.replaceChildren(...pager(answer));
  });

  function followAddress() {
    search.value = new URLSearchParams(location.search).get('q') ?? '';
    load();
  }

  main.addEventListener('click', (event) => {
    const link = event.target.closest('a[data-go]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState(null, '', link.href);
    scrollTo(0, 0);
    load();
  });

  let rest;
  search.value = new URLSearchParams(location.search).get('q') ?? '';
  search.addEventListener('input', () => {
    clearTimeout(rest);
    rest = setTimeout(() => {
      history.replaceState(null, '', address({ q: search.value.trim(), page: '' }));
      load();
    }, TYPING_REST_MS);
  });
  refresh.addEventListener('click', load);
  addEventListener('popstate', followAddress);
}
