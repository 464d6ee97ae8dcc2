import type { Take } from './schema.ts';

const blocks = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BR DD DIV DL DT FIELDSET FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TBODY TD TH THEAD TR UL'.split(
    ' ',
  ),
);

/** Takes out what is there only for layout: zero-width and bidi marks, runs of white space. */
export function clean(text: string): string {
  return text
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function gather(node: Node, pieces: string[], left: { characters: number }): void {
  if (left.characters <= 0) return;
  if (node.nodeType === 3) {
    const text = (node.nodeValue ?? '').slice(0, left.characters);
    left.characters -= text.length;
    pieces.push(text);
    return;
  }
  if (node.nodeType !== 1) return;
  const name = node.nodeName.toUpperCase();
  if (name === 'SCRIPT' || name === 'STYLE' || name === 'TEMPLATE') return;
  const block = blocks.has(name);
  if (block) pieces.push(' ');
  for (const child of node.childNodes) gather(child, pieces, left);
  if (block) pieces.push(' ');
}

/**
 * An element's text with a blank between block elements ("2 hours ago 11/15/2021", where textContent runs them
 * together), cleaned, read up to `limit` characters.
 */
export function textOf(element: Element, limit = 500): string {
  const pieces: string[] = [];
  gather(element, pieces, { characters: limit * 2 });
  return clean(pieces.join('')).slice(0, limit);
}

/**
 * False for stale copies that a page keeps hidden. `checkVisibility` where the runtime has it; else the element and
 * its ancestors are looked at for inline styles. `hidden` is asked for by itself, because a saved page is read
 * without a browser's style sheet.
 */
export function isShown(element: Element): boolean {
  if (element.closest('[hidden]')) return false;
  if (typeof element.checkVisibility === 'function') {
    return element.checkVisibility({ visibilityProperty: true, checkVisibilityCSS: true });
  }
  for (let at: Element | null = element; at; at = at.parentElement) {
    const style = (at as HTMLElement).style;
    if (style?.display === 'none' || style?.visibility === 'hidden') return false;
  }
  return true;
}

/**
 * Elements for a selector in which ` >>> ` steps into open shadow roots and same-origin frames; `:scope` is the root
 * itself.
 */
export function queryAll(root: ParentNode, css: string): Element[] {
  const [first = '', ...rest] = css.split('>>>').map((part) => part.trim());
  let found = first === ':scope' ? [root as Element] : [...root.querySelectorAll(first)];
  for (const part of rest) {
    found = found.flatMap((element) => {
      const inner = innerOf(element);
      return inner ? [...inner.querySelectorAll(part)] : [];
    });
  }
  return found;
}

/** The tree that an element holds: its open shadow root, or the document of a same-origin frame. */
export function innerOf(element: Element): ShadowRoot | Document | null {
  try {
    return element.shadowRoot ?? (element as HTMLIFrameElement).contentDocument ?? null;
  } catch {
    return null; // A frame of another origin: not ours to read.
  }
}

/** How far up from a label its value may stand: a cell beside a cell, a line below a line. */
const LEVELS = 4;

/** Every piece of text below a node that is not only layout, cleaned. */
function* textsIn(root: Node): Generator<{ node: Node; text: string }> {
  const texts = (root.ownerDocument ?? (root as Document)).createTreeWalker(root, 4);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const text = clean(node.nodeValue ?? '');
    if (text) yield { node, text };
  }
}

const shown = (node: Node) => node.parentElement !== null && isShown(node.parentElement);

/** The shown labels that have a text beside them, with it. */
function* labelled(root: ParentNode, labels: readonly string[], limit: number, take?: Take) {
  const wanted = labels.map((label) => label.toLowerCase());
  for (const { node, text } of textsIn(root)) {
    const label = wanted.find((one) => text.toLowerCase().startsWith(one));
    const rest = label === undefined ? null : text.slice(label.length).trimStart();
    // "Shipping" is not the label of "Shipping address"; a number needs no colon before it.
    if (rest === null || (rest !== '' && !/^[:：\d]/.test(rest)) || !shown(node)) continue;
    const value = rest.replace(/^[:：]\s*/, '') || textAfter(node, root, limit, take);
    if (value) yield { node, value: value.slice(0, limit) };
  }
}

/**
 * The text that stands beside a label ("Order number: 12-345", or the cell after the cell "Order number"). The first
 * shown label that has any wins.
 */
export function besideLabel(
  root: ParentNode,
  labels: readonly string[],
  limit = 500,
  take?: Take,
): string | null {
  for (const { value } of labelled(root, labels, limit, take)) return value;
  return null;
}

/** The pieces of text in a node, a text by itself included. */
function piecesIn(node: Node): { node: Node; text: string }[] {
  const all = node.nodeType === 3 ? [{ node, text: clean(node.nodeValue ?? '') }] : [...textsIn(node)];
  return all.filter((piece) => shown(piece.node));
}

/** "jo-99" of "jo-99" and "(jo-99)", "Jo_99"; not "12-345", "View", "Jo", "Jean-Luc". */
function asAccount(word: string): string | null {
  const bare = /^[([]?([a-z\d._*-]{2,})[)\]]?$/i.exec(word)?.[1];
  return bare && /[a-z]/.test(bare) && !/^(?=.*[A-Z])[^\d_]+$/.test(bare) ? bare : null;
}

/** The account that a text names, or the person in front of it (see `Take` in the adapter format). */
export function takeFrom(root: Node, take: NonNullable<Take>): string | null {
  const pieces = piecesIn(root);
  if (take === 'first') return pieces[0]?.text ?? null;
  const at = pieces.findLastIndex(({ text }) => asAccount(text));
  if (at >= 0) {
    if (take === 'account') return asAccount(pieces[at]?.text ?? '');
    const before = pieces[at - 1];
    return before && !before.node.parentElement?.closest('a, button') ? before.text : null;
  }
  for (const { text } of pieces.reverse()) {
    // In one text with other words only what no word looks like.
    const [, person, word = ''] = /^(.+) (\S*[\d._*-]\S*)$/.exec(text) ?? [];
    const account = asAccount(word);
    if (account) return take === 'account' ? account : (person ?? null);
  }
  return null;
}

/** The first shown piece of text that is wholly what is asked for. */
export function firstText(root: ParentNode, is: (text: string) => boolean): string | null {
  for (const { node, text } of textsIn(root)) if (is(text) && shown(node)) return text;
  return null;
}

/**
 * The parts of a page that hold one such label with a number beside it each: the largest element without another
 * one, and its siblings up to the next. One that is alone reaches up to its table, or a few levels: there the page's
 * filters may stand too, so the nearest part that `tells` something goes before the whole.
 */
export function aroundLabels(
  root: ParentNode,
  labels: readonly string[],
  tells: (part: Element) => boolean,
): Element[][] {
  // A field to search by has the same label, and no number beside it.
  const marks = [...labelled(root, labels, 500)]
    .filter(({ value }) => /^[#A-Z]{0,4}\d/.test(value))
    .map(({ node }) => node.parentElement as Element);
  return marks.map((mark) => {
    const holdsOther = (part: Element) => marks.some((other) => other !== mark && part.contains(other));
    const mayGrow = (part: Element, level: number) =>
      marks.length > 1 ? !holdsOther(part) : level < LEVELS && part.nodeName !== 'BODY';
    const reach = [mark];
    let part = mark;
    for (let level = 0, up = part.parentElement; up && up !== root && mayGrow(up, level); level++) {
      part = up;
      reach.push(up);
      up = up.parentElement;
    }
    if (marks.length === 1) return [...new Set([reach.find(tells) ?? part, part])];
    const parts = [part];
    let next = part.nextElementSibling;
    for (; next && !marks.includes(next) && !holdsOther(next); next = next.nextElementSibling)
      parts.push(next);
    return parts;
  });
}

/** The text of what follows a node, beside it or beside what contains it. */
function textAfter(label: Node, root: ParentNode, limit: number, take?: Take): string {
  let at: Node = label;
  for (let level = 0; level < LEVELS && at !== root; level++) {
    for (let next = at.nextSibling; next; next = next.nextSibling) {
      const text = next.nodeType === 1 ? textOf(next as Element, limit) : clean(next.nodeValue ?? '');
      const own = take && text ? (takeFrom(next, take) ?? '') : text;
      const value = next.nodeType === 8 ? '' : own.replace(/^[:：]\s*/, '');
      if (value) return value;
    }
    if (!at.parentNode) break;
    at = at.parentNode;
  }
  return '';
}
