import { findFileFields, type PageReading } from '../../lib/adapters/read-page.ts';
import type { Insertion, InsertResult, Subject, ToFrame } from '../../lib/bus.ts';
import { CompanionFrame, PALETTE, stripPlace } from './companion.ts';
import { Caret, type Composer, give, insert, replace, textIn } from './composer.ts';

const nothing: Subject = { orderKey: null, threadKey: null };

/** Tells one thread from another by what the page shows of it. */
function signature({ capture: { thread } }: PageReading): string {
  return thread ? JSON.stringify([thread.threadId, thread.orderId, thread.buyer]) : '';
}

/** The strip at the composer and the palette over it. */
export class ThreadStrip {
  #strip: CompanionFrame | null = null;
  #palette: CompanionFrame | null = null;
  readonly #caret = new Caret();
  #composer: Composer | null = null;
  #subject = nothing;
  /** The thread that strip and palette are showing, and which it is of those shown. */
  #shown = '';
  #thread = 0;
  #hiddenByKey = false;
  #openings = 0;
  /** The draft that the strip knows. */
  #told = '';
  /** The palette was asked for while the page already shows a thread that is not recorded yet. */
  #openWhenShown = false;
  readonly #document: Document;
  readonly #readNow: () => PageReading;

  /** @param readNow reads the page as it stands at the moment of inserting */
  constructor(document: Document, signal: AbortSignal, readNow: () => PageReading) {
    this.#document = document;
    this.#readNow = readNow;
    document.addEventListener('keydown', (event) => this.#onKey(event), { capture: true, signal });
    document.addEventListener(
      'selectionchange',
      () => this.#composer && this.#caret.remember(this.#composer),
      {
        signal,
      },
    );
    // A moment after it was shown a click on the frame may still reach the page, at the frame's own place in it.
    const onPointer = ({ target }: Event) => target !== this.#palette?.host && this.#closePalette();
    document.addEventListener('pointerdown', onPointer, { capture: true, signal });
    signal.addEventListener('abort', () => {
      this.#strip?.remove();
      this.#palette?.remove();
    });
  }

  /** Another thread, or news of this one. */
  show(reading: PageReading, subject: Subject | null): void {
    const thread = signature(reading);
    const wanted = this.#openWhenShown;
    if (thread !== this.#shown) {
      this.#closePalette();
      this.#thread++;
      this.#told = '';
    }
    this.#openWhenShown = wanted;
    this.#shown = thread;
    this.#subject = subject ?? nothing;
    // First whose thread it is, then what stands in its composer.
    this.refresh();
    this.keep(reading);
    if (this.#openWhenShown) this.openPalette();
  }

  /** The same thread, perhaps re-rendered: the strip goes back to where it belongs. */
  keep(reading: PageReading): void {
    this.#composer = reading.composer as Composer | null;
    if (!this.#composer || this.#hiddenByKey || this.#shown === '') return;
    const before = stripPlace(this.#composer);
    if (!before) return;
    this.#strip ??= this.#makeStrip();
    const { host } = this.#strip;
    // Moving a frame loads it again, so it is moved only when it has lost its place.
    if (!host.isConnected || host.parentElement !== before.parentElement) before.before(host);
    this.#preparePalette();
    this.#tellDraft();
  }

  /** What stands in the composer goes to our own frame, to be checked there. Each key makes the page be looked at. */
  #tellDraft(): void {
    const text = this.#composer ? textIn(this.#composer) : '';
    if (text !== this.#told) this.#strip?.send({ type: 'draft', text });
    this.#told = text;
  }

  /** No thread on this page any more. */
  leave(): void {
    this.#shown = '';
    this.#composer = null;
    this.#closePalette();
    this.#strip?.remove();
    this.#strip = null;
  }

  #showing(draft?: string): ToFrame {
    const shown = { type: 'show', subject: this.#subject, thread: this.#thread } as const;
    return draft === undefined ? shown : { ...shown, draft };
  }

  /** Something changed in the store. */
  refresh(): void {
    if (this.#shown !== '') this.#strip?.send(this.#showing());
  }

  toggle(): void {
    this.#hiddenByKey = !this.#hiddenByKey;
    if (this.#hiddenByKey) {
      this.#strip?.remove();
      this.#strip = null;
    } else this.keep(this.#readNow());
  }

  #makeStrip(): CompanionFrame {
    const strip = new CompanionFrame('strip', this.#document, {
      // Loaded, or loaded again because it was moved: what is written meanwhile was told to nobody.
      ready: () => {
        this.#told = '';
        this.#tellDraft();
      },
      openPalette: () => this.openPalette(),
      insert: (message) => void this.#insertFrom(strip, message),
      replace: ({ from, to, by }) => {
        const composer = this.#composer;
        // Only where the piece still stands that the strip was told of, and nothing was written on to it.
        const around = (text: string) => text.slice(from, to + 1);
        if (composer && around(textIn(composer)) === around(this.#told))
          replace(composer, this.#told.slice(from, to), from, to, by);
        this.#tellDraft();
      },
      close: () => this.#composer?.focus(),
    });
    strip.send(this.#showing());
    void strip.ready.then((alive) => {
      if (!alive) strip.host.style.display = 'none';
    });
    return strip;
  }

  #preparePalette(): void {
    if (this.#palette) return;
    const palette = new CompanionFrame('palette', this.#document, {
      insert: (message) => void this.#insertFrom(palette, message),
      close: () => {
        this.#closePalette();
        this.#composer?.focus();
      },
    });
    this.#palette = palette;
    this.#document.documentElement.append(palette.host);
    palette.showAt({ left: -3_000, top: 0 });
    palette.hide();
  }

  /** Opens the palette above the composer; what stands in the composer can be saved from there. */
  openPalette(): void {
    const reading = this.#readNow();
    if (reading.capture.kind !== 'thread' || !reading.composer) return;
    this.#composer = reading.composer as Composer;
    this.#preparePalette();
    const palette = this.#palette;
    // Replies are filled for the thread that was recorded last; while the page shows another one, that is awaited.
    this.#openWhenShown = signature(reading) !== this.#shown;
    if (palette?.alive === null) {
      // Asked for while it is still loading; unless the seller began to write meanwhile.
      const before = textIn(this.#composer);
      const still = () => this.#composer && textIn(this.#composer) === before;
      void palette.ready.then((alive) => alive && still() && this.openPalette());
      return;
    }
    if (!palette?.alive || this.#openWhenShown) return;
    this.#caret.remember(this.#composer);
    const box = this.#composer.getBoundingClientRect();
    const width = Math.min(PALETTE.width, window.innerWidth - 24);
    const left = Math.max(12, Math.min(box.left, window.innerWidth - width - 12));
    const above = window.innerHeight - box.top + 6;
    const fits = box.top > PALETTE.height + 12;
    this.#openings++;
    palette.send(this.#showing(textIn(this.#composer)));
    palette.showAt(fits ? { left, bottom: above } : { left, top: 12 });
    palette.focus();
    // The click that asked for it may give the focus to its own frame a moment later.
    setTimeout(() => palette.isShown && palette.focus(), 60);
  }

  #closePalette(): void {
    this.#openWhenShown = false;
    if (this.#palette?.isShown) this.#palette.hide();
  }

  async #insertFrom(frame: CompanionFrame, message: Insertion): Promise<void> {
    const openings = this.#openings;
    const result = await this.#insertChecked(message);
    const inserted = result === 'inserted' || result === 'attached';
    this.#tellDraft();
    frame.send({ type: 'result', result });
    // Opened again while it was looked whether the text stays: that was not meant by closing it.
    if (inserted && !message.keepOpen) openings === this.#openings && this.#closePalette();
    // The palette goes on being typed in; and only a focused frame may copy, which is what it does otherwise.
    else if (!inserted || frame === this.#palette) frame.focus();
  }

  /** Inserts only into the composer of the thread that was on screen when the reply was chosen. */
  async #insertChecked({ thread, text, back, files }: Insertion): Promise<InsertResult> {
    const reading = this.#here(thread);
    if (!reading) return 'moved';
    this.#composer = reading.composer as Composer;
    if (!(await insert(this.#composer, this.#caret, text, back))) return 'failed';
    // Meanwhile it may have been sent, or another thread opened: then the files would go to the next message.
    const after = files[0] && this.#here(thread);
    return after && textIn(after.composer as Element) && give(findFileFields(after, this.#document), files)
      ? 'attached'
      : 'inserted';
  }

  /** The page as it stands now, while it shows this thread and its composer. */
  #here(thread: number): PageReading | null {
    const reading = this.#readNow();
    const same = thread === this.#thread && this.#shown !== '' && signature(reading) === this.#shown;
    return same && reading.composer ? reading : null;
  }

  #onKey(event: KeyboardEvent): void {
    const composer = this.#composer;
    if (!event.isTrusted || !composer) return;
    // A key that an input method is using means nothing to us (229 where isComposing is late).
    if (event.isComposing || event.keyCode === 229) return;
    if (!event.composedPath().includes(composer)) return;
    if (event.key === 'Escape') this.#closePalette();
    const bare = !event.ctrlKey && !event.metaKey;
    if (
      event.key === '/' &&
      bare &&
      !event.altKey &&
      this.#palette?.alive !== false &&
      textIn(composer).trim() === ''
    )
      this.#take(event, () => this.openPalette());
    const digit = /^Digit([0-39])$/.exec(event.code)?.[1];
    if (digit && bare && event.altKey && !event.shiftKey && this.#strip) {
      // What was typed last is part of what is picked for.
      this.#tellDraft();
      this.#take(event, () => this.#strip?.send({ type: 'pick', index: Number(digit) - 1 }));
    }
  }

  /** The key was ours: neither the composer nor the page's hotkeys get it. */
  #take(event: KeyboardEvent, act: () => void): void {
    event.preventDefault();
    event.stopImmediatePropagation();
    act();
  }
}
