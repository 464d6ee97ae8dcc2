import type { PaintedBadge, Subject } from '../../lib/bus.ts';
import { besideAnchor, CARD, CompanionFrame } from './companion.ts';

const HOVER = 250;
const LINGER = 220;

/** Puts a floating frame into the page once; the root element outlives what single-page apps re-render. */
function place(document: Document, frame: CompanionFrame): void {
  if (!frame.host.isConnected) document.documentElement.append(frame.host);
}

/** The card that opens beside a badge on hover or focus, and closes on leaving, Escape and scrolling. */
export class Card {
  #frame: CompanionFrame | null = null;
  #timer = 0;
  #anchor: Element | null = null;
  readonly #document: Document;

  constructor(document: Document, signal: AbortSignal) {
    this.#document = document;
    const hide = () => this.hide();
    document.addEventListener('keydown', (event) => event.key === 'Escape' && hide(), {
      capture: true,
      signal,
    });
    // Only what carries the badge away; a ticker elsewhere may scroll.
    const onScroll = ({ target }: Event) => this.#anchor && (target as Node).contains(this.#anchor) && hide();
    document.addEventListener('scroll', onScroll, { capture: true, passive: true, signal });
    signal.addEventListener('abort', () => {
      clearTimeout(this.#timer);
      this.#frame?.remove();
    });
  }

  /** Loads the frame ahead, so that the first card opens at once. */
  prepare(): void {
    if (this.#frame) return;
    this.#frame = new CompanionFrame('card', this.#document, {
      close: () => {
        const anchor = this.#anchor as HTMLElement | null;
        this.hide();
        anchor?.focus();
      },
    });
    this.#frame.host.addEventListener('pointerenter', () => clearTimeout(this.#timer));
    this.#frame.host.addEventListener('pointerleave', () => this.leave());
    place(this.#document, this.#frame);
    this.#frame.showAt({ left: -2_000, top: 0 });
    this.#frame.hide();
  }

  point(badge: PaintedBadge, anchor: Element): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      this.prepare();
      const frame = this.#frame;
      if (!frame || !anchor.isConnected) return;
      this.#anchor = anchor;
      frame.send({ type: 'show', subject: { orderKey: badge.orderKey, threadKey: null } });
      void frame.ready.then((alive) => {
        // Without a living frame the badge still opens the side panel; an empty box would help nobody.
        if (alive && this.#anchor === anchor && anchor.isConnected) {
          frame.showAt(besideAnchor(anchor, CARD.width, CARD.height));
        }
      });
    }, HOVER);
  }

  leave(): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.hide(), LINGER);
  }

  hide(): void {
    clearTimeout(this.#timer);
    this.#anchor = null;
    if (this.#frame?.isShown) this.#frame.hide();
  }
}

/** What was promised to this page's customer and is due: one at a time, in the bottom corner. */
export class Popup {
  #frame: CompanionFrame | null = null;
  #shownFor = '';
  readonly #document: Document;

  constructor(document: Document, signal: AbortSignal) {
    this.#document = document;
    signal.addEventListener('abort', () => this.#frame?.remove());
  }

  /** @param composer the page's text box, if it has one */
  show(subject: Subject, composer: Element | null): void {
    const key = JSON.stringify(subject);
    const already = this.#shownFor === key && this.#frame?.isShown;
    this.#frame ??= new CompanionFrame('popup', this.#document, { close: () => this.hide() });
    place(this.#document, this.#frame);
    this.#frame.send({ type: 'show', subject });
    if (already) return;
    this.#shownFor = key;
    const frame = this.#frame;
    void frame.ready.then((alive) => {
      if (!alive || this.#shownFor !== key) return;
      // Never over the composer or its buttons: with one at the right, the left corner is used.
      const right = composer && composer.getBoundingClientRect().right > window.innerWidth - 360;
      frame.showAt(right ? { left: 16, bottom: 16 } : { right: 16, bottom: 16 });
    });
  }

  hide(): void {
    this.#shownFor = '';
    if (this.#frame?.isShown) this.#frame.hide();
  }
}
