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
      const inner = element.shadowRoot ?? frameDocument(element);
      return inner ? [...inner.querySelectorAll(part)] : [];
    });
  }
  return found;
}

function frameDocument(element: Element): Document | null {
  try {
    return (element as HTMLIFrameElement).contentDocument ?? null;
  } catch {
    return null; // A frame of another origin: not ours to read.
  }
}

/** How far up from a label its value may stand: a cell beside a cell, a line below a line. */
const LEVELS = 4;

/**
 * The text that stands beside a label ("Order number: 12-345", or the cell after the cell "Order number"). The first
 * shown label that has any wins.
 */
export function besideLabel(root: ParentNode, labels: readonly string[], limit = 500): string | null {
  const wanted = labels.map((label) => label.toLowerCase());
  const texts = (root.ownerDocument ?? (root as Document)).createTreeWalker(root as Node, 4);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const text = clean(node.nodeValue ?? '');
    const label = wanted.find((one) => text.toLowerCase().startsWith(one));
    const rest = label === undefined ? null : text.slice(label.length).trimStart();
    // "Shipping" is not the label of "Shipping address".
    if (rest === null || (rest !== '' && !/^[:：]/.test(rest))) continue;
    if (!node.parentElement || !isShown(node.parentElement)) continue;
    const value = rest.replace(/^[:：]\s*/, '') || textAfter(node, root, limit);
    if (value) return value.slice(0, limit);
  }
  return null;
}

/** The text of what follows a node, beside it or beside what contains it. */
function textAfter(label: Node, root: ParentNode, limit: number): string {
  let at: Node = label;
  for (let level = 0; level < LEVELS && at !== root; level++) {
    for (let next = at.nextSibling; next; next = next.nextSibling) {
      const text = next.nodeType === 1 ? textOf(next as Element, limit) : clean(next.nodeValue ?? '');
      const value = next.nodeType === 8 ? '' : text.replace(/^[:：]\s*/, '');
      if (value) return value;
    }
    if (!at.parentNode) break;
    at = at.parentNode;
  }
  return '';
}
