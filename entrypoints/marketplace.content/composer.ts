import { clean } from '../../lib/adapters/text.ts';

/** A page's own text box, whichever kind; nothing here can send what stands in it. */
export type Composer = HTMLTextAreaElement | HTMLInputElement | HTMLElement;

const isField = (element: Element): element is HTMLTextAreaElement | HTMLInputElement =>
  element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement;

/** What stands in the composer now. */
export function textIn(composer: Element): string {
  return isField(composer)
    ? composer.value
    : ((composer as HTMLElement).innerText ?? composer.textContent ?? '');
}

/**
 * Remembers the caret of a rich composer while the focus is elsewhere; a text area remembers its own.
 * @returns the last selection inside the composer, or null
 */
export class Caret {
  private range: Range | null = null;

  remember(composer: Element): void {
    const selection = composer.ownerDocument.getSelection();
    if (isField(composer) || !selection || selection.rangeCount === 0) return;
    const range = selection.getRangeAt(0);
    if (composer.contains(range.commonAncestorContainer)) this.range = range.cloneRange();
  }

  restore(composer: Element): void {
    if (isField(composer)) return;
    const { ownerDocument } = composer;
    const selection = ownerDocument.getSelection();
    if (!selection) return;
    const stands = this.range && composer.contains(this.range.commonAncestorContainer);
    const range = stands && this.range ? this.range : ownerDocument.createRange();
    if (!stands) {
      range.selectNodeContents(composer);
      range.collapse(false);
    }
    selection.removeAllRanges();
    selection.addRange(range);
  }
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 30));

const count = (text: string, piece: string) => text.split(piece).length - 1;

/** True once the composer holds the text one time more than before, white space aside. */
function arrived(composer: Element, before: string, text: string): boolean {
  const wanted = clean(text);
  return count(clean(textIn(composer)), wanted) > count(clean(before), wanted);
}

/** Sets a field's text as its framework expects: through the prototype's setter, with an input event. */
function setField(field: HTMLTextAreaElement | HTMLInputElement, text: string): void {
  const start = field.selectionStart ?? field.value.length;
  const end = field.selectionEnd ?? start;
  const value = field.value.slice(0, start) + text + field.value.slice(end);
  const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(prototype.prototype, 'value')?.set?.call(field, value);
  field.setSelectionRange(start + text.length, start + text.length);
  const init = { bubbles: true, composed: true, inputType: 'insertText', data: text };
  field.dispatchEvent(new InputEvent('input', init));
}

/** Rich editors that keep a model of their own take text by paste. */
function paste(composer: Element, text: string): void {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  composer.dispatchEvent(
    new ClipboardEvent('paste', { bubbles: true, cancelable: true, composed: true, clipboardData }),
  );
}

/**
 * Puts text at the caret through the composer's own input path, touching nothing else that stands there, and looks
 * whether it arrived and stayed: editors with a model of their own put back what they did not expect.
 * @returns false when it did not; the composer then holds what it held before, as far as the page lets us see
 */
export async function insert(composer: Composer, caret: Caret, text: string): Promise<boolean> {
  if (!composer.isConnected) return false;
  const before = textIn(composer);
  composer.focus();
  caret.restore(composer);
  composer.ownerDocument.execCommand('insertText', false, text);
  await settled();
  if (arrived(composer, before, text)) return true;
  // Half of it there would become twice of it: a second way is tried only while nothing has changed.
  if (textIn(composer) !== before) return false;
  if (isField(composer)) setField(composer, text);
  else paste(composer, text);
  await settled();
  return arrived(composer, before, text);
}
