import { browser } from 'wxt/browser';
import type { FromFrame, ToFrame, View } from '../../lib/bus.ts';
import { sendMessage } from './messages.ts';

/** A frame that has not greeted by then is blocked (a page under COEP stays blank): the side panel serves instead. */
const GREETING = 4_000;

/** In CSS pixels. The card's is the same for every customer: a page can measure it, and must learn nothing from it. */
export const CARD = { width: 340, height: 384 };
export const PALETTE = { width: 720, height: 380 };

/** Height before the frame has said its own, and width, in CSS pixels. */
const sizes: Record<View, { width: string; height: number }> = {
  card: { width: `${CARD.width}px`, height: CARD.height },
  strip: { width: '100%', height: 34 },
  palette: { width: `min(${PALETTE.width}px, calc(100vw - 24px))`, height: PALETTE.height },
  popup: { width: '320px', height: 112 },
  teach: { width: '380px', height: 220 },
};

export type FrameEvents = Partial<{
  [T in FromFrame['type']]: (message: Extract<FromFrame, { type: T }>) => void;
}>;

/** The frame's origin. Its address is another one, made anew in each session, so that pages cannot know it. */
const extensionOrigin = import.meta.env.FIREFOX
  ? new URL(browser.runtime.getURL('/')).origin
  : `chrome-extension://${browser.runtime.id}`;

/**
 * One companion frame: our own page over the seller's, which the site can neither read nor catch keys from. It
 * stands in a closed shadow root and talks over a port that only we hold; a token from the background proves to the
 * frame that it was us who placed it.
 */
export class CompanionFrame {
  readonly host: HTMLElement;
  /** Resolves to false when the page does not let the frame live. */
  readonly ready: Promise<boolean>;
  /** True once the frame has greeted, false when the page does not let it live, null until that is known. */
  alive: boolean | null = null;
  #port: MessagePort | null = null;
  readonly #frame: HTMLIFrameElement;
  #shown = false;

  constructor(view: View, document: Document, events: FrameEvents) {
    this.host = document.createElement('div');
    const { width, height } = sizes[view];
    const floating = view !== 'strip';
    this.host.style.cssText = `all:initial;display:${floating ? 'none' : 'block'};${
      floating ? `position:fixed;z-index:2147483646;width:${width}` : 'width:100%;margin-bottom:4px'
    }`;
    this.#frame = document.createElement('iframe');
    this.#frame.style.cssText = `all:initial;display:block;width:100%;height:${height}px;border:0;color-scheme:light dark;${
      floating ? 'border-radius:10px;box-shadow:0 4px 24px #141c2240' : 'border-radius:6px'
    }`;
    this.#frame.setAttribute('allow', 'clipboard-write *');
    this.#frame.setAttribute('title', 'Regulars');
    const shadow = this.host.attachShadow({ mode: 'closed' });
    shadow.append(this.#frame);
    this.ready = this.#connect(view, events)
      .catch(() => false)
      .then((alive) => {
        this.alive = alive;
        return alive;
      });
  }

  async #connect(view: View, events: FrameEvents): Promise<boolean> {
    const token = await sendMessage('companionToken');
    const url = browser.runtime.getURL('/companion.html');
    this.#frame.src = `${url}#${view}`;
    return new Promise((resolve) => {
      const patience = setTimeout(() => resolve(false), GREETING);
      // A frame that is moved in the page loads again; each load gets its own port.
      let used = false;
      this.#frame.addEventListener('load', async () => {
        const channel = new MessageChannel();
        this.#port = channel.port1;
        channel.port1.onmessage = ({ data }: MessageEvent<FromFrame>) => {
          if (data.type === 'ready') {
            clearTimeout(patience);
            resolve(true);
            if (this.#last) this.send(this.#last);
          } else if (data.type === 'size' && view !== 'card')
            this.#frame.style.height = `${Math.min(data.height, 640)}px`;
          (events[data.type] as ((message: FromFrame) => void) | undefined)?.(data);
        };
        const secret = used ? await sendMessage('companionToken') : token;
        used = true;
        // Any other page in this frame must not get the token; ours has the extension's origin.
        this.#frame.contentWindow?.postMessage({ token: secret }, extensionOrigin, [channel.port2]);
      });
    });
  }

  #last: ToFrame | null = null;

  /** Sends to the frame now, or as soon as it has greeted. */
  send(message: ToFrame): void {
    if (message.type === 'show' || message.type === 'teach') this.#last = message;
    this.#port?.postMessage(message);
  }

  get isShown(): boolean {
    return this.#shown;
  }

  /** Shows a floating frame at a place; `left` and `top` or `bottom` in CSS pixels of the window. */
  showAt(place: { left?: number; right?: number; top?: number; bottom?: number }): void {
    const { style } = this.host;
    for (const side of ['left', 'right', 'top', 'bottom'] as const) {
      style.setProperty(side, place[side] === undefined ? 'auto' : `${place[side]}px`);
    }
    style.display = 'block';
    style.visibility = 'visible';
    this.#shown = true;
  }

  /** Hides a floating frame without unloading it. It stays laid out, so that showing it again takes one frame. */
  hide(): void {
    this.host.style.visibility = 'hidden';
    this.#shown = false;
    this.send({ type: 'hide' });
  }

  focus(): void {
    this.#frame.focus();
    this.#frame.contentWindow?.focus();
  }

  remove(): void {
    this.#port?.close();
    this.host.remove();
  }
}

/**
 * Where the strip goes into the page's own flow, so that it can cover nothing: before the composer or the nearest
 * box around it that is stacked from top to bottom and wide enough.
 */
export function stripPlace(composer: Element): Element | null {
  let at: Element = composer;
  // Out of the shadow root of a custom text area, to its element in the page.
  for (let root = at.getRootNode(); root instanceof ShadowRoot; root = at.getRootNode()) at = root.host;
  for (let depth = 0; depth < 6 && at.parentElement; depth++) {
    const parent = at.parentElement;
    const { display, flexDirection } = getComputedStyle(parent);
    const stacked = display === 'block' || (display.endsWith('flex') && flexDirection.startsWith('column'));
    const aside = display === 'block' && getComputedStyle(at).float !== 'none';
    if (stacked && !aside && parent.getBoundingClientRect().width >= 280) return at;
    at = parent;
  }
  return null;
}

/** Beside an anchor: below it where there is room, else above; never outside the window. */
export function besideAnchor(anchor: Element, width: number, height: number) {
  const box = anchor.getBoundingClientRect();
  const { innerWidth, innerHeight } = window;
  const left = Math.max(8, Math.min(box.left, innerWidth - width - 8));
  return box.bottom + height + 12 < innerHeight || box.top < height + 12
    ? { left, top: box.bottom + 4 }
    : { left, bottom: innerHeight - box.top + 4 };
}
