import type { BrowserContext } from '@playwright/test';
import type { RunningShop } from '../shop/server.ts';
import { TAUGHT } from './fixtures.ts';

export type Layout = 'table' | 'cards in a frame' | 'shadow root';

/** What a site nobody has described shows; the test may change it, as a site's next version does. */
export type TaughtSite = { layout: Layout; changed: boolean; pressed: string[] };

const people = [
  ['SO-40031-K', 'mira_k', 'Mira Kessel', '$48.00', '2026-11-03', 'Shipped', '501'],
  ['SO-40032-B', 'owen.b', 'Owen Brandt', '$1,210.50', '2026-11-14', 'Paid', '502'],
  ['SO-40033-A', 'lin-a', 'Lin Aoki', '$7.25', '2026-11-21', 'Cancelled', '503'],
  ['SO-40034-K', 'mira_k', 'Mira Kessel', '$31.00', '2026-11-22', 'Delivered', '501'],
] as const;

const us = (date: string) => date.replace(/(\d+)-(\d+)-(\d+)/, '$2/$3/$1');

/** No class and no attribute to go by; buyers by account name, day and month told only by some rows. */
const table = (
  changed: boolean,
) => `<h1>Orders</h1><table><thead><tr><th>Order<th>Buyer<th>Total<th>Date<th>Status</tr></thead><tbody>
${people
  .map(([id, user, , total, date, status]) => {
    const number = changed ? `<td><div>No.</div><div><em>${id}</em></div>` : `<td><a href="#${id}">${id}</a>`;
    return `<tr>${number}<td>${user}<td>${total}<td>${us(date)}<td>${status}</tr>`;
  })
  .join('')}</tbody></table><button onclick="fetch('/pressed/all')">Ship all</button>`;

/** Cards with human class names, in a frame; each is a link, so that a click that came through would leave. */
const cards = (changed: boolean) => `<h1>Orders</h1><div class="order-list">
${people
  .map(
    ([id, , name, total, date, status, account]) => `<article class="${changed ? 'box' : 'order-card'}">
  <header>Order <span class="${changed ? 'ref' : 'order-number'}">${id}</span></header>
  <a class="buyer-link" href="/buyers/${account}">${name}</a>
  <strong class="order-total">${total}</strong> <time datetime="${date}T09:30:00Z">${us(date)}</time>
  <span class="order-state">${status}</span></article>`,
  )
  .join('')}</div>`;

/** A component with its rows in an open shadow root, each row a component with a shadow root of its own. */
const shadow = `<seller-orders></seller-orders><script>
const people = ${JSON.stringify(people)};
class Row extends HTMLElement { connectedCallback() {
  const [id, user, name, total, date, status, account] = people[this.dataset.at];
  this.attachShadow({ mode: 'open' }).innerHTML = '<style>:host{display:block;padding:8px}</style>' +
    '<b part="number">' + id + '</b> <span data-buyer-id="' + account + '" class="css-1x9f2a">' + name + '</span> ' +
    '<i data-test="total">' + total + '</i> <time datetime="' + date + '">' + date + '</time> <u role="status">' + status + '</u>';
} }
customElements.define('seller-order', Row);
customElements.define('seller-orders', class extends HTMLElement { connectedCallback() {
  this.attachShadow({ mode: 'open' }).innerHTML = '<h1>Orders</h1><section>' +
    people.map((_, at) => '<seller-order data-at="' + at + '"></seller-order>').join('') + '</section>';
} });
</script>`;

/** A thread with hashed class names; Enter and the button would send. */
const thread = (id: string, changed: boolean) => {
  const [order, user, name] = people[0];
  const box = changed ? 'contenteditable="true"' : 'contenteditable="true" role="textbox" aria-label="Write"';
  return `<main><header><h2 class="who">${user}</h2> <p>${name} · about <a href="/orders">${order}</a></p></header>
<div class="css-k1" style="height:240px"><div class="css-a1 css-in"><p>Hello</p><small>10:00</small></div>
<div class="css-a1 css-out"><p>Good morning, how can I help?</p><small>10:02</small></div>
<div class="css-a1 css-in"><p>Where is my order? It has not arrived.</p><small>10:05</small></div></div>
<div><div ${box} style="min-height:60px;border:1px solid #999"></div><button onclick="fetch('/pressed/send-${id}')">Send</button></div></main>`;
};

const html = (body: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>Seller backend</title><style>td,th{padding:6px 12px;text-align:left}article{padding:8px;border-bottom:1px solid #8886}body{font:14px system-ui;margin:24px}</style><body>${body}</body></html>`;

/** Serves the site on its invented host. */
export async function serveTaught(context: BrowserContext, layout: Layout): Promise<TaughtSite> {
  const site: TaughtSite = { layout, changed: false, pressed: [] };
  const orders = () => {
    if (site.layout === 'table') return table(site.changed);
    if (site.layout === 'shadow root') return shadow;
    return '<iframe title="Orders" name="orders" src="/frame" style="width:100%;height:480px;border:0"></iframe>';
  };
  await context.route(`${TAUGHT}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    const respond = (body: string) => route.fulfill({ contentType: 'text/html', body: html(body) });
    if (pathname === '/orders') return respond(orders());
    if (pathname === '/frame') return respond(cards(site.changed));
    if (pathname.startsWith('/messages/')) return respond(thread(pathname.slice(10), site.changed));
    if (pathname.startsWith('/pressed/') || pathname.startsWith('/buyers/')) site.pressed.push(pathname);
    return respond('<p>Nothing here</p>');
  });
  return site;
}

/** Serves the practice shop on the invented host, where no adapter of ours knows it. */
export async function serveShop(context: BrowserContext, shop: RunningShop): Promise<void> {
  await context.route(`${TAUGHT}/**`, async (route) => {
    const url = route.request().url().replace(TAUGHT, shop.url);
    await route.fulfill({ response: await route.fetch({ url }) });
  });
}
