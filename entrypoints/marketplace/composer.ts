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
  #range: Range | null = null;

  remember(composer: Element): void {
    const selection = composer.ownerDocument.getSelection();
    if (isField(composer) || !selection || selection.rangeCount === 0) return;
    const range = selection.getRangeAt(0);
    if (composer.contains(range.commonAncestorContainer)) this.#range = range.cloneRange();
  }

  restore(composer: Element): void {
    if (isField(composer)) {
      composer.setSelectionRange(composer.selectionEnd, composer.selectionEnd);
      return;
    }
    const { ownerDocument } = composer;
    const selection = ownerDocument.getSelection();
    if (!selection) return;
    const stands = this.#range && composer.contains(this.#range.commonAncestorContainer);
    const range = stands && this.#range ? this.#range : ownerDocument.createRange();
    if (!stands) range.selectNodeContents(composer);
    // Behind what is selected: an insertion replaces nothing that was typed.
    range.collapse(false);
    selection.removeAllRanges();
    selection.addRange(range);
  }
}

const count = (text: string, piece: string) => text.split(piece).length - 1;

/** True once the composer holds each of the pieces one time more than before, white space aside. */
function arrived(composer: Element, before: string, pieces: readonly string[]): boolean {
  return pieces
    .map(clean)
    .every((piece) => !piece || count(clean(textIn(composer)), piece) > count(clean(before), piece));
}

/** Sets a field's text as its framework expects: through the prototype's setter, with an input event. */
function setField(field: HTMLTextAreaElement | HTMLInputElement, value: string, caret: number): void {
  const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(prototype.prototype, 'value')?.set?.call(field, value);
  field.setSelectionRange(caret, caret);
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertText' }));
}

/** Rich editors that keep a model of their own take text by paste. */
function paste(composer: Element, text: string): void {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  composer.dispatchEvent(
    new ClipboardEvent('paste', { bubbles: true, cancelable: true, composed: true, clipboardData }),
  );
}

/** Looked at again after so many ms each: some editors put back a little later what they did not expect. */
const PAUSES = [30, 220];

/** Whether the text is there, and goes on being there unless the seller goes on: sends it, or takes it out again. */
async function stays(composer: Element, before: string, pieces: readonly string[]): Promise<boolean> {
  let keys = 0;
  composer.addEventListener('keydown', () => keys++);
  for (const pause of PAUSES) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    if (keys === 0 && !arrived(composer, before, pieces)) return false;
  }
  return true;
}

/**
 * Puts text at the caret through the composer's own input path, touching nothing else that stands there, and looks
 * whether it arrived and stayed: editors with a model of their own put back what they did not expect.
 * After a whole sentence it begins on a line of its own.
 * @param back so many characters before its end the caret is left, at once: the seller goes on typing
 * @returns false when it did not; the composer is then put back to what it held before, as far as the page lets us
 */
export async function insert(
  composer: Composer,
  caret: Caret,
  reply: string,
  back: number,
): Promise<boolean> {
  if (!composer.isConnected) return false;
  const before = textIn(composer);
  composer.focus();
  caret.restore(composer);
  const at = (isField(composer) ? composer.selectionEnd : null) ?? before.length;
  const text = reply && /[.!?。！？]$/.test(before.slice(0, at)) ? `\n${reply}` : reply;
  const document = composer.ownerDocument;
  // What the seller types at the caret meanwhile stands between them.
  const pieces = [text.slice(0, text.length - back), text.slice(text.length - back)];
  document.execCommand('insertText', false, text);
  for (let left = back; left > 0; left--) document.getSelection()?.modify('move', 'backward', 'character');
  if (await stays(composer, before, pieces)) return true;
  // Half of it there would become twice of it: a second way is tried only while nothing has changed.
  if (textIn(composer) === before) {
    if (isField(composer))
      setField(composer, before.slice(0, at) + text + before.slice(at), at + text.length);
    else paste(composer, text);
    if (await stays(composer, before, pieces)) return true;
  }
  if (textIn(composer) !== before) {
    if (isField(composer)) setField(composer, before, at);
    else document.execCommand('undo');
  }
  return false;
}

/**
 * Selects a piece of what stands in the composer and types over it, the way a person would, so that the editor's own
 * undo takes it back. Where the piece cannot be found in a rich editor, nothing happens.
 * @param piece what stands from `from` to `to`
 */
export function replace(composer: Composer, piece: string, from: number, to: number, by: string): void {
  const { ownerDocument } = composer;
  composer.focus();
  if (isField(composer)) composer.setSelectionRange(from, to);
  else {
    // Where the same piece stands there twice it was found twice, so the first will do.
    const texts = ownerDocument.createTreeWalker(composer, NodeFilter.SHOW_TEXT);
    let node = texts.nextNode();
    while (node && !node.nodeValue?.includes(piece)) node = texts.nextNode();
    const at = node?.nodeValue?.indexOf(piece) ?? 0;
    if (!node) return;
    ownerDocument.getSelection()?.setBaseAndExtent(node, at, node, at + piece.length);
  }
  ownerDocument.execCommand(by ? 'insertText' : 'delete', false, by);
}

/**
 * Chooses files in a page's own file field, as if the seller had: in the only one there is, and only while it takes
 * them all and holds none, for choosing replaces.
 * @returns false where that is not so; then nothing was touched
 */
export function give(fields: readonly Element[], files: readonly File[]): boolean {
  const [field, other] = fields;
  if (other || !(field instanceof HTMLInputElement) || field.type !== 'file' || field.disabled) return false;
  if (field.files?.length || (files[1] && !field.multiple)) return false;
  const chosen = new DataTransfer();
  for (const file of files) chosen.items.add(file);
  field.files = chosen.files;
  field.dispatchEvent(new Event('change', { bubbles: true }));
  return true;
}
