import { above, lineage } from '../../lib/adapters/scopes.ts';

/** What a click is made of: none of it may reach the page while something is picked. */
const presses = [
  'pointerdown',
  'pointerup',
  'mousedown',
  'mouseup',
  'click',
  'auxclick',
  'dblclick',
  'contextmenu',
  'touchstart',
  'touchend',
  'dragstart',
  'submit',
];

export type PickerEvents = {
  /** A person clicked an element of the page, or pressed Enter on it. */
  onPick: (element: Element) => void;
  onLeave: () => void;
};

/**
 * Lets the seller point at an element of the page. While it is on, a click is taken and stopped before the page sees
 * it: teaching never presses the marketplace's buttons. Arrows walk through the page, Enter picks, Escape leaves.
 */
export class Picker {
  private on = false;
  private current: Element | null = null;
  private readonly box: HTMLElement;
  private readonly heard = new WeakSet<Document>();
  private readonly document: Document;
  private readonly signal: AbortSignal;
  private readonly events: PickerEvents;
  private readonly own: readonly Element[];

  /** @param own elements of ours over the page: what happens in them is not a pick */
  constructor(document: Document, signal: AbortSignal, own: readonly Element[], events: PickerEvents) {
    this.document = document;
    this.signal = signal;
    this.own = own;
    this.events = events;
    this.box = document.createElement('div');
    this.box.style.cssText =
      'all:initial;display:none;position:fixed;z-index:2147483645;pointer-events:none;box-sizing:border-box;' +
      'border:2px solid #0b6e60;border-radius:4px;background:rgb(11 110 96/14%)';
    this.hear(document);
    // Frames come late and are replaced.
    const timer = setInterval(() => this.on && this.hearFrames(document), 500);
    signal.addEventListener('abort', () => {
      clearInterval(timer);
      this.box.remove();
    });
  }

  start(): void {
    this.on = true;
    this.hearFrames(this.document);
  }

  stop(): void {
    this.on = false;
    this.point(null);
  }

  private hearFrames(document: Document): void {
    for (const frame of document.querySelectorAll('iframe, frame')) {
      const inner = documentOf(frame as HTMLIFrameElement);
      if (!inner) continue;
      this.hear(inner);
      this.hearFrames(inner);
    }
  }

  private hear(document: Document): void {
    if (this.heard.has(document)) return;
    this.heard.add(document);
    // The window hears before the document does; in a frame the document is what can be reached for certain.
    const target = document === this.document ? (document.defaultView ?? document) : document;
    const options = { capture: true, passive: false, signal: this.signal };
    for (const type of presses) target.addEventListener(type, (event) => this.onPress(event), options);
    target.addEventListener('pointermove', (event) => this.onMove(event), options);
    target.addEventListener('focusin', (event) => this.onMove(event), options);
    target.addEventListener('keydown', (event) => this.onKey(event as KeyboardEvent), options);
    const again = () => this.point(this.current);
    for (const type of ['scroll', 'resize'])
      target.addEventListener(type, again, { ...options, passive: true });
  }

  private targetOf(event: Event): Element | null {
    const path = event.composedPath();
    if (!this.on || this.own.some((element) => path.includes(element))) return null;
    const [target] = path;
    return target && (target as Node).nodeType === 1 ? (target as Element) : null;
  }

  private onPress(event: Event): void {
    const target = this.targetOf(event);
    if (!target) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.type === 'click' && event.isTrusted) this.pick(target);
  }

  private onMove(event: Event): void {
    const target = this.targetOf(event);
    if (target) this.point(target);
  }

  private onKey(event: KeyboardEvent): void {
    if (!this.on || !event.isTrusted || event.isComposing) return;
    if (event.ctrlKey || event.metaKey || event.altKey || !this.key(event.key)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  /** Arrows, Enter and Escape, pressed in the page or in our bar. @returns true when the key was used */
  key(key: string): boolean {
    if (key === 'Escape') {
      this.events.onLeave();
      return true;
    }
    if (!this.on) return false;
    if (key === 'Enter') {
      if (this.current) this.pick(this.current);
      return this.current !== null;
    }
    const next = this.step(key);
    if (next === undefined) return false;
    if (next) {
      next.scrollIntoView({ block: 'nearest' });
      this.point(next);
    }
    return true;
  }

  /** Right and left: the next and former text in the page; up: around it; down: into it. undefined: no such key. */
  private step(key: string): Element | null | undefined {
    if (!/^Arrow(Up|Down|Left|Right)$/.test(key)) return undefined;
    const { current } = this;
    if (key === 'ArrowUp') return current && above(current);
    if (key === 'ArrowDown' && current) return (current.shadowRoot ?? current).firstElementChild;
    const texts = [...textElements(this.document)].filter((element) => !this.own.includes(element));
    const at = current ? texts.findIndex((element) => element === current || current.contains(element)) : -1;
    const to = key === 'ArrowLeft' ? Math.max(0, at - 1) : at + 1;
    return texts[Math.min(to, texts.length - 1)] ?? null;
  }

  private pick(element: Element): void {
    this.point(element);
    this.events.onPick(element);
  }

  /** Draws the frame around an element; null takes it away. */
  private point(element: Element | null): void {
    this.current = element;
    const { style } = this.box;
    if (!element?.isConnected) {
      style.display = 'none';
      return;
    }
    if (!this.box.isConnected) this.document.documentElement.append(this.box);
    const { left, top, width, height } = placeOf(element, this.document);
    Object.assign(style, { display: 'block', left: `${left - 2}px`, top: `${top - 2}px` });
    Object.assign(style, { width: `${width + 4}px`, height: `${height + 4}px` });
  }
}

function documentOf(frame: HTMLIFrameElement): Document | null {
  try {
    return frame.contentDocument;
  } catch {
    return null; // A frame of another origin: not ours to read.
  }
}

/** Where an element is in the window, frames around it added up. */
function placeOf(element: Element, document: Document) {
  const { width, height, left, top } = element.getBoundingClientRect();
  const frames = lineage(element).filter(
    (one, i, line) => line[i - 1]?.ownerDocument !== one.ownerDocument && i > 0,
  );
  const place = { width, height, left, top };
  for (const frame of frames) {
    if (element.ownerDocument === document) break;
    const box = frame.getBoundingClientRect();
    place.left += box.left + frame.clientLeft;
    place.top += box.top + frame.clientTop;
  }
  return place;
}

/** Elements that have text of their own and are seen, in reading order, those of frames and shadow roots included. */
function* textElements(root: ParentNode): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    const inner =
      element.shadowRoot ??
      (element.localName === 'iframe' ? documentOf(element as HTMLIFrameElement) : null);
    if (inner) yield* textElements(inner);
    const text = [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim());
    const editable = element.matches('textarea, [contenteditable]');
    if ((text || editable) && element.checkVisibility()) yield element;
  }
}
