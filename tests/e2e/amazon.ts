import type { BrowserContext } from '@playwright/test';
import { AMAZON } from './fixtures.ts';

export type AmazonOrder = {
  id: string;
  buyer: string;
  alias: string;
  title: string;
  amount: number;
  placedAt: number;
  status?: string;
};

const seconds = (instant: number) => instant / 1000;

const answer = (order: AmazonOrder) => ({
  order: {
    amazonOrderId: order.id,
    buyerProxyEmail: `${order.alias}@marketplace.amazon.com`,
    purchaseDate: seconds(order.placedAt) + 0.776,
    orderCost: { GrandTotal: { Amount: order.amount, CurrencyCode: 'USD', EncryptedAmount: null } },
    orderItems: [{ Title: order.title, QuantityOrdered: 1 }],
    orderStatus: { OrderStatus: order.status ?? 'Unshipped' },
  },
});

const asText = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');

/** A row as Manage Orders draws it; a title or name may hold anything. */
export const amazonRow = (order: AmazonOrder) => `<tr>
<td><input type="checkbox" aria-label="Select"></td>
<td data-test-id="oth-order-date"><div class="cell-body"><div class="cell-body-title">today</div><div>${new Date(order.placedAt).toLocaleDateString('en-US', { timeZone: 'UTC' })}</div><div>8:04 AM PST</div></div></td>
<td data-test-id="oth-order-details"><div class="cell-body"><div class="cell-body-title"><a href="/orders-v3/order/${order.id}">${order.id}</a></div>
<div><a data-test-id="buyer-name-with-link" href="/messaging/contact?orderID=${order.id}">${asText(order.buyer)}</a></div></div></td>
<td data-test-id="oth-product-info"><div class="myo-list-orders-product-name-cell"><a href="/gp/product/B0">${asText(order.title)}</a><div>Quantity: 1</div></div></td>
<td data-test-id="oth-order-status"><div class="order-status-column"><div class="main-status">${order.status ?? 'Unshipped'}</div></div></td></tr>`;

const list = (
  orders: readonly AmazonOrder[],
) => `<!doctype html><meta charset="utf-8"><title>Manage Orders</title>
<div id="MYO-app"><div class="myo-table-container"><table id="orders-table"><thead><tr><th></th><th>Date</th><th>Details</th><th>Product</th><th>Status</th></tr></thead>
<tbody>${orders.map(amazonRow).join('')}</tbody></table></div></div>
<script>
  // As the real page does, all rows are thrown away and drawn again.
  window.rerender = () => { const body = document.querySelector('#orders-table tbody'); body.innerHTML = body.innerHTML; };
</script>`;

const detail = (
  order: AmazonOrder,
) => `<!doctype html><meta charset="utf-8"><title>Order</title><div id="MYO-app"></div>
<script>
fetch('/orders-api/order/${order.id}').then((answer) => answer.json()).then(({ order }) => {
  document.querySelector('#MYO-app').innerHTML = \`<h1 data-test-id="order-details-label">Order details</h1>
  <div>Order ID: # <span data-test-id="order-id-value">\${order.amazonOrderId}</span></div>
  <span data-test-id="order-summary-purchase-date-value">Mon, Nov 16, 2026, 8:04 AM PST</span>
  <div>Contact Buyer: <a data-test-id="shipping-section-contact-buyer-value" href="#">${asText(order.buyer)}</a></div>
  <table class="a-keyvalue"><tbody><tr><td><span data-test-id="item-status-label">Unshipped</span></td><td><a href="/gp/product/B0"></a></td></tr></tbody></table>\`;
  document.querySelector('.a-keyvalue a').textContent = order.orderItems[0].Title;
});
</script>`;

export type AmazonCase = {
  id: string;
  buyer: string;
  alias: string;
  orderId: string;
  messages: [from: 'buyer' | 'seller', text: string][];
};

/** A buyer who asks where an order is. */
export const mira: AmazonCase = {
  id: '00000000-0000-4000-8000-0000000000c1',
  buyer: 'Mira',
  alias: 'mira0000000aaaa',
  orderId: '111-1000001-2000001',
  messages: [['buyer', 'Where is my order? It has not arrived.']],
};

const pane = (
  one: AmazonCase,
  shown: boolean,
) => `<div class="case-view" ${shown ? '' : 'style="display:none"'}>
<div class="case-message-view-header"><span class="buyer-name">${asText(one.buyer)}</span>
<span id="buyerProxyEmail">${one.alias}+${one.id}@marketplace.amazon.com</span></div>
<div class="case-message-view-messages">${one.messages
  .map(
    ([from, text]) =>
      `<div class="message-component ${from === 'seller' ? 'sent-message-component' : ''}"><div class="case-message-view-message-date">Nov 20, 2026 9:30 am</div><div class="message-body-text">${asText(text)}</div></div>`,
  )
  .join('')}</div>
<div class="case-context"><kat-link data-ph-capture-attribute-order-id="${one.orderId}" label="${one.orderId}"></kat-link></div>
<kat-textarea></kat-textarea><button class="send">Send</button></div>`;

/** An inbox with several panes of which one is shown, and a composer inside an open shadow root. */
const inbox = (cases: readonly AmazonCase[]) => `<!doctype html><meta charset="utf-8"><title>Messages</title>
<script>
  window.sent = [];
  customElements.define('kat-textarea', class extends HTMLElement {
    connectedCallback() {
      const root = this.attachShadow({ mode: 'open' });
      root.innerHTML = '<textarea part="textarea" aria-label="Message" rows="5" cols="60"></textarea>';
    }
  });
  addEventListener('DOMContentLoaded', () => {
    for (const button of document.querySelectorAll('.send')) button.onclick = () => window.sent.push('clicked');
    window.open_ = (n) => document.querySelectorAll('.case-view').forEach((view, i) => { view.style.display = i === n ? '' : 'none'; });
  });
</script>
${cases.map((one, i) => pane(one, i === 0)).join('')}`;

/** Answers Seller Central's address with pages of these orders and cases, and nothing else. */
export async function serveAmazon(
  context: BrowserContext,
  { orders = [], cases = [] }: { orders?: readonly AmazonOrder[]; cases?: readonly AmazonCase[] },
): Promise<void> {
  await context.route(`${AMAZON}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    const order = orders.find(({ id }) => pathname.endsWith(id));
    const html = (body: string) => route.fulfill({ contentType: 'text/html; charset=utf-8', body });
    if (pathname.startsWith('/orders-api/order/') && order) return route.fulfill({ json: answer(order) });
    if (pathname.startsWith('/orders-v3/order/') && order) return html(detail(order));
    if (pathname.startsWith('/orders-v3')) return html(list(orders));
    if (pathname.startsWith('/messaging/inbox')) return html(inbox(cases));
    return route.fulfill({ status: 404, body: '' });
  });
}
