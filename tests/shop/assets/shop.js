/** Decides by the address which page to show. */

import { startInbox } from './inbox.js';
import { startOrder } from './order.js';
import { startOrders } from './orders.js';

const main = document.querySelector('main');
const [, section, id] = location.pathname.split('/');

for (const link of document.querySelectorAll('.sidenav a')) {
  if (link.pathname === `/${section}`) link.setAttribute('aria-current', 'page');
}

if (section === 'inbox') startInbox(main);
else if (id) startOrder(main, decodeURIComponent(id));
else startOrders(main);
