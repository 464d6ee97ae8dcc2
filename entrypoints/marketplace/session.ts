import { browser } from 'wxt/browser';
import { findEmbedded } from '../../lib/adapters/embedded.ts';
import { type PageReading, readPage } from '../../lib/adapters/read-page.ts';
import { isNobody, lastOf } from '../../lib/adapters/reader.ts';
import type { Adapter } from '../../lib/adapters/schema.ts';
import type { PaintedBadge, RecordAnswer } from '../../lib/bus.ts';
import type { Capture, CapturedThread } from '../../lib/model/capture.ts';
import { Badges } from './badge.ts';
import { Card, Popup } from './floating.ts';
import { onMessage, sendMessage } from './messages.ts';
import { ThreadStrip } from './thread.ts';
import { watch } from './watch.ts';

const REVISION = 'revision';

/** One page's life: page or answer changed → capture → record → paint. */
export class Session {
  readonly #adapter: Adapter;
  readonly #signal: AbortSignal;
  readonly #card: Card;
  readonly #popup: Popup;
  readonly #strip: ThreadStrip;
  readonly #badges: Badges;
  readonly #known = new Map<string, PaintedBadge>();
  #reading: PageReading | null = null;
  /** The capture recorded last, as text: the same again is not sent again. */
  #recorded = '';
  /** Row of the thread list the seller clicked last, and what it stood for. */
  #clicked: { row: Element; thread: CapturedThread | null } | null = null;
  /** The message that stood last when it was clicked: until that changes, what is shown is still the former thread. */
  #former: { row: Element; text: string | null } | null = null;
  /** The thread whose messages the page fetched first; a later fetch may be for one that is not open. */
  #heardThread: string | null = null;
  #lookAgain: () => void = () => {};

  constructor(adapter: Adapter, signal: AbortSignal) {
    this.#adapter = adapter;
    this.#signal = signal;
    this.#card = new Card(document, signal);
    this.#popup = new Popup(document, signal);
    this.#strip = new ThreadStrip(document, signal, () => this.#readNow());
    this.#badges = new Badges(document, {
      onEnter: (badge, anchor) => this.#card.point(badge, anchor),
      onLeave: () => this.#card.leave(),
      onOpen: (badge) => {
        this.#card.hide();
        void sendMessage('openPanel', { orderKey: badge.orderKey, threadKey: null }).catch(() => {});
      },
    });
    signal.addEventListener('abort', () => this.#badges.clear());
  }

  start(): void {
    document.addEventListener(
      'click',
      ({ target }) => {
        const page = this.#reading?.page;
        if (page?.kind !== 'thread' || !page.list || !(target instanceof Element)) return;
        const row = page.list.rows.map(({ css }) => target.closest(css)).find(Boolean);
        const reading = this.#reading;
        if (!row || !reading) return;
        this.#clicked = { row, thread: null };
        const { lastMessage } = reading;
        this.#former = lastMessage && { row: lastMessage, text: lastMessage.textContent };
      },
      { capture: true, passive: true, signal: this.#signal },
    );
    this.#lookAgain = watch({ document, signal: this.#signal, onChange: () => this.#look() });
    const brought = findEmbedded(this.#adapter, { document, url: new URL(location.href) });
    for (const found of brought) this.hear(JSON.stringify(found));
    window.addEventListener('pagehide', () => void sendMessage('left').catch(() => {}), {
      signal: this.#signal,
    });
    // Back from the browser's page cache everything stands as it was, but nobody remembers it.
    window.addEventListener('pageshow', ({ persisted }) => persisted && this.#forget(), {
      signal: this.#signal,
    });
    const onStored = (changes: Record<string, unknown>) => {
      if (REVISION in changes) void this.#refresh();
    };
    browser.storage.local.onChanged.addListener(onStored);
    this.#signal.addEventListener('abort', () => browser.storage?.local?.onChanged.removeListener(onStored));
    const off = [
      onMessage('openPalette', () => this.#strip.openPalette()),
      onMessage('toggleStrip', () => this.#strip.toggle()),
    ];
    this.#signal.addEventListener('abort', () => {
      // After an update nothing of the extension is left to take the listeners back from.
      if (browser.runtime?.id) for (const stop of off) stop();
    });
  }

  /** The page as it stands this moment. */
  #readNow(): PageReading {
    const url = new URL(location.href);
    const clicked = this.#clicked;
    const former = this.#former;
    const reading = readPage(this.#adapter, { document, url, now: Date.now(), clicked });
    const { thread } = reading.capture;
    if (clicked && reading.listed) clicked.thread = reading.listed;
    if (!thread) return reading;
    if (isNobody(thread.buyer) && thread.threadId === null && !clicked) thread.threadId = this.#heardThread;
    const { lastMessage } = reading;
    if (former && lastMessage === former.row && lastMessage?.textContent === former.text) {
      Object.assign(thread, lastOf([]));
    } else this.#former = null;
    return reading;
  }

  #look(): void {
    this.#reading = this.#readNow();
    const { capture } = this.#reading;
    this.#paint();
    if (capture.kind === 'none') {
      this.#strip.leave();
      this.#popup.hide();
      // Said once, so that the side panel stops showing the former page's customer.
      if (this.#recorded !== 'none') void sendMessage('record', capture).catch(() => {});
      this.#recorded = 'none';
      return;
    }
    const text = JSON.stringify(capture);
    if (text === this.#recorded) this.#strip.keep(this.#reading);
    else void this.#record(capture, text);
  }

  async #record(capture: Capture, text: string): Promise<void> {
    this.#recorded = text;
    let answer: RecordAnswer;
    try {
      answer = await sendMessage('record', capture);
    } catch {
      // The worker was just stopped: tried again, by itself where the page stays as it is; or there is none any more.
      this.#recorded = '';
      if (browser.runtime?.id) setTimeout(this.#lookAgain, 500);
      return;
    }
    if (this.#signal.aborted || this.#recorded !== text || !this.#reading) return;
    this.#learn(answer.badges);
    if (capture.kind === 'thread') this.#strip.show(this.#reading, answer.subject);
    else this.#strip.leave();
    if (answer.popup && answer.subject) this.#popup.show(answer.subject, this.#reading.composer);
    else this.#popup.hide();
  }

  /** Something changed elsewhere: a note, a rule, another tab. Ask again for what is on screen. */
  async #refresh(): Promise<void> {
    if (this.#signal.aborted || !this.#reading) return;
    const { capture } = this.#reading;
    if (capture.kind === 'none') return;
    if (capture.kind !== 'orders') {
      this.#recorded = '';
      this.#strip.refresh();
      this.#lookAgain();
      return;
    }
    const ids = [...new Set(capture.orders.map(({ orderId }) => orderId))];
    if (ids.length > 0) this.#learn(await sendMessage('badges', ids).catch(() => []));
  }

  #forget(): void {
    this.#recorded = '';
    this.#lookAgain();
  }

  /** An answer that the page received by itself, or brought along. The background reads it. */
  hear(detail: string): void {
    void sendMessage('heard', detail)
      .then(({ badges, threadId }) => {
        if (threadId !== null && this.#heardThread === null) {
          this.#heardThread = threadId;
          this.#lookAgain();
        }
        this.#learn(badges);
      })
      .catch(() => {});
  }

  #learn(badges: readonly PaintedBadge[]): void {
    for (const badge of badges) this.#known.set(badge.orderId, badge);
    this.#paint();
  }

  #paint(): void {
    if (this.#signal.aborted || !this.#reading) return;
    const { page, rows } = this.#reading;
    const place = page?.kind === 'orders' || page?.kind === 'order' ? page.badge : undefined;
    this.#badges.paint(rows, place, this.#known);
    if (rows.length > 0) this.#card.prepare();
  }
}
