import type { BrowserContext } from '@playwright/test';
import { SHOPEE } from './fixtures.ts';

export type ShopeeOrder = { sn: string; userId: number; username: string; price: number; item: string };
export type ShopeeChat = {
  id: string;
  userId: number;
  username: string;
  messages: [from: 'buyer' | 'seller', text: string][];
};

/** Cards in the three forms that were seen, one after the other. */
function card(order: ShopeeOrder, i: number) {
  const items = { item_info_list: [{ item_list: [{ name: order.item, amount: 1 }] }] };
  const payment = { currency: 6, total_price: Math.round(order.price * 100_000) };
  const status = { status: 'To Ship' };
  const head = { order_sn: order.sn, buyer_info: { username: order.username } };
  const tail = { order_ext_info: { buyer_user_id: order.userId, seller_address: { country: 'SG' } } };
  return i % 2 === 0
    ? {
        package_level_order_card: {
          card_header: head,
          package_list: [{ item_info_group: items, payment_info: payment, status_info: status }],
          ...tail,
        },
      }
    : {
        order_card: {
          card_header: head,
          item_info_group: items,
          payment_info: payment,
          status_info: status,
          ...tail,
        },
      };
}

const list = `<!doctype html><meta charset="utf-8"><title>My Orders</title>
<div class="order-list-table-all"><div class="table-body-wrapper"></div></div>
<script>
const request = new XMLHttpRequest();
request.open('POST', '/api/v3/order/get_order_list_card_list?SPC_CDS=x');
request.onload = () => {
  const { data } = JSON.parse(request.responseText);
  document.querySelector('.table-body-wrapper').innerHTML = data.card_list.map((one) => Object.values(one)[0]).map((card) => \`
  <a class="order-card" data-testid="order-item" href="#\${card.card_header.order_sn}">
    <div class="order-card-header" data-testid="order-card-header" style="display:flex;gap:8px"><span class="buyer-username">\${card.card_header.buyer_info.username}</span><span class="order-sn">Order ID \${card.card_header.order_sn}</span><div class="right-suffix"></div></div>
    <div data-testid="order-item-infos"><div class="item"><div class="item-name">Tea cup</div><div class="item-amount">x1</div></div></div>
    <div data-testid="order-payment-info"><div class="total-price">$24.50</div></div>
    <div class="order-status-info-v2"><div class="status">To Ship</div></div></a>\`).join('');
};
request.send('{}');
</script>`;

/** A chat with hashed classes, Enter sends, and the open conversation is only known from the messages request. */
const chat = `<!doctype html><meta charset="utf-8"><title>Chat</title>
<body style="display:flex"><div style="width:240px" data-cy="webchat-conversation-list"></div>
<div class="_x9f" style="flex:1;display:flex;flex-direction:column;height:90vh"><div id="message-virtualized-list" style="flex:1"></div>
<div class="_k2"><div class="_k3" contenteditable="true" role="textbox" aria-label="Message" style="min-height:60px;border:1px solid #999"></div></div></div>
<script>
window.sent = [];
const box = document.querySelector('[contenteditable]');
box.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && !event.isComposing) { event.preventDefault(); window.sent.push(box.innerText); box.textContent = ''; }
});
const open = async (id) => {
  const answer = await fetch('/webchat/api/v1.2/conversations/' + id + '/messages?limit=20');
  const { messages } = await answer.json();
  document.querySelector('#message-virtualized-list').innerHTML = '';
  for (const { own, text } of messages) {
    const row = document.createElement('div');
    row.dataset.cy = own ? 'webchat-message-send' : 'webchat-message-content';
    row.textContent = text;
    document.querySelector('#message-virtualized-list').append(row);
  }
};
fetch('/webchat/api/v1.2/conversations').then((answer) => answer.json()).then(({ conversations }) => {
  for (const { id, to_name } of conversations) {
    const cell = document.createElement('div');
    cell.dataset.cy = 'webchat-conversation-cell-container';
    cell.innerHTML = '<span></span>';
    cell.firstChild.title = to_name;
    cell.firstChild.textContent = to_name;
    cell.onclick = () => open(id);
    document.querySelector('[data-cy=webchat-conversation-list]').append(cell);
  }
  open(conversations[0].id);
});
</script>`;

/** Answers Shopee's seller address with an order list and a chat of these. */
export async function serveShopee(
  context: BrowserContext,
  { orders = [], chats = [] }: { orders?: readonly ShopeeOrder[]; chats?: readonly ShopeeChat[] },
): Promise<void> {
  await context.route(`${SHOPEE}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    const html = (body: string) => route.fulfill({ contentType: 'text/html; charset=utf-8', body });
    if (pathname.endsWith('/get_order_list_card_list')) {
      return route.fulfill({ json: { code: 0, data: { card_list: orders.map(card) } } });
    }
    if (pathname === '/webchat/api/v1.2/conversations') {
      const conversations = chats.map(({ id, userId, username }) => ({
        id,
        to_id: userId,
        to_name: username,
      }));
      return route.fulfill({ json: { conversations } });
    }
    const open = chats.find(({ id }) => pathname === `/webchat/api/v1.2/conversations/${id}/messages`);
    if (open) {
      return route.fulfill({
        json: { messages: open.messages.map(([from, text]) => ({ own: from === 'seller', text })) },
      });
    }
    if (pathname.startsWith('/portal/sale/order')) return html(list);
    if (pathname.startsWith('/new-webchat/conversations')) return html(chat);
    return route.fulfill({ status: 404, body: '' });
  });
}
