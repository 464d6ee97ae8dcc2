import type { FromFrame, InsertResult, Subject, TeachView, ToFrame } from '../../lib/bus.ts';

export type Shown = { subject: Subject; draft: string; at: number };

/** The frame's end of the port to the content script. */
export class Link {
  private readonly port: MessagePort;
  private readonly shownListeners = new Set<() => void>();
  private readonly pickListeners = new Set<(index: number) => void>();
  private waiting: ((result: InsertResult) => void) | null = null;
  private count = 0;
  shown: Shown | null = null;
  teaching: TeachView | null = null;

  constructor(port: MessagePort) {
    this.port = port;
    port.onmessage = ({ data }: MessageEvent<ToFrame>) => this.hear(data);
    this.send({ type: 'ready' });
  }

  private hear(message: ToFrame): void {
    if (message.type === 'pick') for (const listener of this.pickListeners) listener(message.index);
    else if (message.type === 'result') {
      this.waiting?.(message.result);
      this.waiting = null;
    } else {
      const { type } = message;
      this.count++;
      if (type === 'teach') this.teaching = message.view;
      else
        this.shown =
          type === 'show' ? { subject: message.subject, draft: message.draft, at: this.count } : null;
      for (const listener of this.shownListeners) listener();
    }
  }

  send(message: FromFrame): void {
    this.port.postMessage(message);
  }

  /** Asks for text to be inserted and waits for what became of it. */
  insert(text: string, keepOpen: boolean): Promise<InsertResult> {
    return new Promise((resolve) => {
      this.waiting?.('failed');
      this.waiting = resolve;
      this.send({ type: 'insert', text, keepOpen });
    });
  }

  /** Calls back when something else is shown. */
  onShown(listener: () => void): () => void {
    this.shownListeners.add(listener);
    return () => void this.shownListeners.delete(listener);
  }

  onPick(listener: (index: number) => void): () => void {
    this.pickListeners.add(listener);
    return () => void this.pickListeners.delete(listener);
  }
}
