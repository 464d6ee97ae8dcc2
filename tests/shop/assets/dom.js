/** What all pages of the practice shop share: making nodes, asking the server, writing figures. */

/** How often pages fetch again, in milliseconds. */
const REFRESH_MS = 15_000;

/**
 * Makes an element. Attributes that are null or undefined are left out; children may be nodes, strings
 * or null.
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** Asks the server. Null means that there is no such thing; any other failure throws. */
export async function getJson(address) {
  const response = await fetch(address);
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`${response.status} for ${address}`);
  return response.json();
}

/**
 * Runs `load` now and every 15 seconds, and gives back a function that runs it at once. A load that is
 * overtaken by a later one must not render: it asks the `isLatest` it is given. A failed load leaves the
 * page as it is; the next one will do.
 */
export function keepLoading(load) {
  let turn = 0;
  const again = async () => {
    turn += 1;
    const mine = turn;
    try {
      await load(() => mine === turn);
    } catch (error) {
      console.warn('practice shop:', error);
    }
  };
  setInterval(again, REFRESH_MS);
  again();
  return again;
}

const MONEY = {
  USD: new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' }),
  EUR: new Intl.NumberFormat('en-IE', { style: 'currency', currency: 'EUR' }),
  CNY: new Intl.NumberFormat('zh-CN', { style: 'currency', currency: 'CNY' }),
  TWD: new Intl.NumberFormat('en-US', { style: 'currency', currency: 'TWD', maximumFractionDigits: 0 }),
};

/** "$48.00", "€31.50", "¥320.00", "NT$1,200"; the value is in hundredths. */
export function money(minor, currency) {
  return MONEY[currency].format(minor / 100);
}

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/** A time element for epoch seconds, written with the hour, or as the day alone. */
export function time(seconds, className, withClock = true) {
  const date = new Date(seconds * 1000);
  const text = withClock ? `${DAY.format(date)}, ${CLOCK.format(date)}` : DAY.format(date);
  return h('time', { class: className, datetime: date.toISOString() }, text);
}

/** The name and handle of a buyer, with a space between. */
export function buyerNodes(buyer) {
  return [
    h('span', { class: 'buyer-name', 'data-account-id': buyer.account_id }, buyer.display_name),
    ' ',
    h('span', { class: 'buyer-handle' }, `@${buyer.handle}`),
  ];
}

/** The coloured word for an order's state. */
export function statusBadge(state, className) {
  return h('span', { class: className, 'data-state': state }, state);
}
