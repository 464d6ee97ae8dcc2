import { badgePlace, type ReadRow } from '../../lib/adapters/read-page.ts';
import type { BadgePlace } from '../../lib/adapters/schema.ts';
import type { PaintedBadge } from '../../lib/bus.ts';

// One rule a line and no more blanks than needed: every byte here is paid at each load of the seller's page.
const css = [
  ':host{all:initial;display:inline-block;height:16px;font-size:0;line-height:0;margin-inline:4px;vertical-align:text-bottom}',
  'button{all:unset;box-sizing:border-box;display:flex;align-items:center;height:16px;padding:0 5px;border-radius:8px;font:600 11px/14px system-ui,sans-serif;white-space:nowrap;cursor:pointer;color:hsl(var(--t)27%);background:hsl(var(--t)95%);border:1px solid hsl(var(--t)82%)}',
  '.none{background:none;border-color:transparent;padding:0 2px}',
  'button:hover{filter:brightness(.96)}',
  'button:focus-visible{outline:2px solid #0b6e60;outline-offset:1px}',
  '.open{margin-inline-start:4px;color:#b3261e;font-weight:800}',
  ':host(.over){position:relative;width:0;margin:0}',
  ':host(.over) button{position:absolute;inset-inline-start:2px;top:0;z-index:1}',
].join('');

export type BadgeEvents = {
  /** Pointed at or focused: show the card beside it. */
  onEnter: (badge: PaintedBadge, anchor: Element) => void;
  onLeave: () => void;
  /** Clicked, or Enter or Space pressed, by a person. */
  onOpen: (badge: PaintedBadge) => void;
};

type Painted = { host: HTMLElement; button: HTMLButtonElement; badge: PaintedBadge | null };

/**
 * Draws the badges, the one thing that stands in the page itself and can be read by it. Plain DOM: painting costs
 * what the nodes cost.
 */
export class Badges {
  readonly #painted = new Map<Element, Painted>();
  readonly #sheet: CSSStyleSheet;
  readonly #document: Document;
  readonly #events: BadgeEvents;

  /** When a person last pressed a key. */
  #keyAt = Number.NEGATIVE_INFINITY;

  constructor(document: Document, events: BadgeEvents) {
    this.#document = document;
    const onKey = ({ isTrusted, timeStamp }: Event) => {
      if (isTrusted) this.#keyAt = timeStamp;
    };
    document.addEventListener('keydown', onKey, { capture: true, passive: true });
    this.#events = events;
    const page = window as typeof window & { wrappedJSObject: typeof window };
    this.#sheet = new (import.meta.env.FIREFOX ? page.wrappedJSObject : page).CSSStyleSheet();
    this.#sheet.replaceSync(css);
  }

  /**
   * Puts each row's badge where the adapter says, changes what changed, and takes away what has no row any more.
   * @param badges by order id
   */
  paint(
    rows: readonly ReadRow[],
    place: BadgePlace | undefined,
    badges: ReadonlyMap<string, PaintedBadge>,
  ): void {
    const wanted = new Set<Element>();
    const fresh: {
      row: Element;
      painted: Painted;
      at: NonNullable<ReturnType<typeof badgePlace>>;
      height: number;
    }[] = [];
    for (const { row, order } of rows) {
      const badge = badges.get(order.orderId);
      if (!badge || !place) continue;
      wanted.add(row);
      const old = this.#painted.get(row);
      if (old?.host.isConnected) {
        this.#fill(old, badge);
        continue;
      }
      const at = badgePlace(place, row);
      if (!at) continue;
      const painted = this.#create();
      this.#fill(painted, badge);
      this.#painted.set(row, painted);
      fresh.push({ row, painted, at, height: row.clientHeight });
    }
    // All reading of the layout before, all writing after: one reflow for a page instead of one per row.
    for (const { painted, at } of fresh) {
      if (at.place === 'inside') at.anchor.append(painted.host);
      else at.anchor.after(painted.host);
    }
    const grown = fresh.filter(({ row, height }) => row.clientHeight > height);
    for (const { painted } of grown) painted.host.classList.add('over');
    for (const [row, { host }] of this.#painted) {
      if (wanted.has(row)) continue;
      host.remove();
      this.#painted.delete(row);
    }
  }

  /** Takes all badges away. */
  clear(): void {
    for (const { host } of this.#painted.values()) host.remove();
    this.#painted.clear();
  }

  #create(): Painted {
    const host = this.#document.createElement('span');
    const shadow = host.attachShadow({ mode: 'open', delegatesFocus: true });
    this.#style(shadow);
    const button = this.#document.createElement('button');
    button.type = 'button';
    shadow.append(button);
    const painted: Painted = { host, button, badge: null };
    // A page can make events of its own, and can focus what it likes; it would see the card come.
    const enter = (event: Event) => {
      const byPerson = event.type !== 'focus' || event.timeStamp - this.#keyAt < 500;
      if (event.isTrusted && byPerson) this.#enter(painted);
    };
    button.onpointerenter = enter;
    button.onfocus = enter;
    button.onclick = (event) => {
      // The row may be a link, as on Shopee: a click on the badge is not a click on the row.
      event.preventDefault();
      event.stopPropagation();
      if (event.isTrusted && painted.badge) this.#events.onOpen(painted.badge);
    };
    return painted;
  }

  /** One sheet for all badges; Firefox takes it only from the page's own world. */
  #style(shadow: ShadowRoot): void {
    if (import.meta.env.FIREFOX) {
      const { wrappedJSObject } = shadow as ShadowRoot & { wrappedJSObject: ShadowRoot };
      wrappedJSObject.adoptedStyleSheets.push(this.#sheet);
    } else shadow.adoptedStyleSheets = [this.#sheet];
  }

  /** What is needed only while a badge is pointed at or focused is hooked up only then: painting stays cheap. */
  #enter({ host, button, badge }: Painted): void {
    const { onEnter, onLeave } = this.#events;
    button.onpointerleave = onLeave;
    button.onblur = onLeave;
    // Keys at the badge are ours: a page's hotkeys must not see them.
    for (const type of ['keydown', 'keyup', 'keypress'] as const)
      host[`on${type}`] = (event) => event.stopPropagation();
    if (badge) onEnter(badge, host);
  }

  #fill(painted: Painted, badge: PaintedBadge): void {
    const { button, badge: old } = painted;
    painted.badge = badge;
    if (old?.tone !== badge.tone) button.style.setProperty('--t', badge.tone);
    if (old?.known !== badge.known) button.className = badge.known ? '' : 'none';
    if (old?.label !== badge.label) button.setAttribute('aria-label', badge.label);
    if (old?.text === badge.text && old.open === badge.open) return;
    button.textContent = badge.text;
    if (badge.open) {
      const mark = this.#document.createElement('span');
      mark.className = 'open';
      mark.textContent = '!';
      button.append(mark);
    }
  }
}
