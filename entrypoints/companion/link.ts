import {
  type FromFrame,
  type Insertion,
  type InsertResult,
  type Subject,
  sendMessage,
  type TeachView,
  type ToFrame,
} from '../../lib/bus.ts';

/** `thread`: which it is of those the page has shown. */
export type Shown = { subject: Subject; thread: number; draft: string; at: number };

/** A message as it was sent, and the subject it was sent to, as JSON. */
export type Sent = { text: string; to: string };

/** What stands in the composer, and what stood there lately and was sent. Held in memory only. */
export type Drafts = { text: string; sent: readonly Sent[] };
const MOST_SENT = 30;
/** As long as a reply may be. */
const LONGEST_DRAFT = 10_000;

/** The frame's end of the port to the content script. */
export class Link {
  private readonly port: MessagePort;
  private readonly shownListeners = new Set<() => void>();
  private readonly draftListeners = new Set<() => void>();
  /** How the message read when something was inserted last, and what the background knows; null once it is sent. */
  private brought: { id: string; text: string; edited: boolean } | null = null;
  private readonly pickListeners = new Set<(index: number) => void>();
  private waiting: ((result: InsertResult) => void) | null = null;
  private inserting: Promise<unknown> = Promise.resolve();
  private count = 0;
  /** Files of what was chosen are being fetched. */
  fetching = false;
  shown: Shown | null = null;
  teaching: TeachView | null = null;
  drafts: Drafts = { text: '', sent: [] };

  constructor(port: MessagePort) {
    this.port = port;
    port.onmessage = ({ data }: MessageEvent<ToFrame>) => this.hear(data);
    this.send({ type: 'ready' });
  }

  private hear(message: ToFrame): void {
    if (message.type === 'pick') for (const listener of this.pickListeners) listener(message.index);
    else if (message.type === 'draft') this.drafted(message.text);
    else if (message.type === 'result') {
      this.waiting?.(message.result);
      this.waiting = null;
    } else {
      const { type } = message;
      this.count++;
      // What stood in another thread's composer is gone, not sent.
      if (type === 'show' && JSON.stringify(message.subject) !== JSON.stringify(this.shown?.subject)) {
        this.drafts = { ...this.drafts, text: '' };
        this.brought = null;
      }
      if (type === 'teach') this.teaching = message.view;
      else
        this.shown =
          type === 'show'
            ? {
                subject: message.subject,
                thread: message.thread ?? 0,
                draft: (message.draft ?? '').slice(0, LONGEST_DRAFT),
                at: this.count,
              }
            : null;
      for (const listener of this.shownListeners) listener();
    }
  }

  /** A composer that is empty again was sent. */
  private drafted(text: string): void {
    const { text: before, sent } = this.drafts;
    const was = text.trim() === '' && before.trim() !== '';
    this.drafts = {
      text: text.slice(0, LONGEST_DRAFT),
      sent: was
        ? [{ text: before, to: JSON.stringify(this.shown?.subject ?? null) }, ...sent].slice(0, MOST_SENT)
        : sent,
    };
    for (const listener of this.draftListeners) listener();
    this.compare();
  }

  /** Tells the background whether the message still reads as when something was inserted last. */
  private compare(): void {
    const text = this.drafts.text.trim();
    const subject = this.shown?.subject;
    // Empty it was sent, or will be written anew: what comes next tells.
    if (!this.brought || !subject || text === '') return;
    const edited = this.brought.edited || this.brought.text !== text;
    if (edited && !this.brought.edited) void sendMessage('drafted', { subject });
    this.brought.edited = edited;
  }

  /**
   * A reply was inserted. From now on the background is told when the message reads otherwise.
   * @param id of its use; told twice it counts once
   */
  bring(id: string): void {
    const text = this.drafts.text.trim();
    // Nothing there: the page was loaded again since, and what was inserted is gone or sent.
    if (!this.shown || text === '' || this.brought?.id === id) return;
    this.brought = { id, text, edited: false };
    void sendMessage('brought', { subject: this.shown.subject, id });
  }

  send(message: FromFrame): void {
    this.port.postMessage(message);
  }

  /** Asks for text to be inserted, and files to be handed over, and waits for what became of it. */
  insert(message: Insertion): Promise<InsertResult> {
    // One after the other: the page looks for a quarter of a second whether a text stays.
    const result = this.inserting.then(
      () =>
        new Promise<InsertResult>((resolve) => {
          this.waiting = resolve;
          this.send({ type: 'insert', ...message });
        }),
    );
    this.inserting = result;
    return result;
  }

  /** Calls back when something else is shown. */
  onShown(listener: () => void): () => void {
    this.shownListeners.add(listener);
    return () => void this.shownListeners.delete(listener);
  }

  onDraft(listener: () => void): () => void {
    this.draftListeners.add(listener);
    return () => void this.draftListeners.delete(listener);
  }

  onPick(listener: (index: number) => void): () => void {
    this.pickListeners.add(listener);
    return () => void this.pickListeners.delete(listener);
  }
}
