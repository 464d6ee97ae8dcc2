import { alike, orderNumberIn } from './infer.ts';
import { lineage, seenText } from './scopes.ts';
import { type Candidate, ranks, rowSelectors, suggest } from './selectors.ts';
import { besideLabel, clean, isShown, queryAll, textOf } from './text.ts';

/** Candidates offered for one click: more are not looked through by anybody. */
export const MOST = 8;

/** Pieces of a text that may be order numbers. */
const numbersIn = (text: string) =>
  (text.match(/[A-Za-z0-9]+(?:[-_/.][A-Za-z0-9]+)*/g) ?? []).filter((piece) => /\d/.test(piece));

/** The shown elements of the same kind beside an element, itself among them. */
export const siblingsOf = (element: Element): Element[] => {
  const parent = element.parentNode;
  return parent
    ? [...parent.children].filter((one) => one.localName === element.localName && isShown(one))
    : [];
};

/**
 * Finds the repeated part of a list out of one order number in it: the nearest element above it whose neighbours of
 * the same kind have such a number too.
 * @returns ways to all rows, best first, or why there are none: no number was clicked, or nothing is repeated
 */
export function suggestRows(clicked: Element): Candidate[] | 'noNumber' | 'noRows' {
  const number = orderNumberIn(textOf(clicked));
  if (number === null) return 'noNumber';
  const hasNumber = (row: Element) => numbersIn(seenText(row, textOf)).some((other) => alike(other, number));
  for (const at of lineage(clicked)) {
    const same = siblingsOf(at);
    const rows = same.filter((one) => one === at || hasNumber(one));
    if (rows.length < 2 || rows.length * 2 < same.length) continue;
    // A row of another kind among them (a sum, an advertisement) is only left out when reading.
    const strict = rowSelectors(rows, hasNumber);
    const found = strict.length > 0 ? strict : rowSelectors(rows, (one) => same.includes(one));
    if (found.length > 0) return found.slice(0, MOST);
  }
  return 'noRows';
}

/** The row of a list that an element stands in. */
export function rowOf(rows: readonly Element[], target: Element): Element | null {
  return lineage(target).find((one) => rows.includes(one)) ?? null;
}

/** The clicked element and those just around it with the very same text: any of them can be what is found. */
function sameText(scope: ParentNode, clicked: Element): Element[] {
  const text = textOf(clicked);
  const line = lineage(clicked);
  const end = line.findIndex((one, i) => i > 0 && (one === (scope as unknown) || textOf(one) !== text));
  return line.slice(0, end < 0 ? 1 : end);
}

/**
 * Ways to what was clicked, best first.
 * @param scope the row it stands in, or the document
 * @param scopes all rows, or the document alone
 */
export function suggestText(scope: ParentNode, clicked: Element, scopes: readonly ParentNode[]): Candidate[] {
  const ways = sameText(scope, clicked).flatMap((element) => suggest(scope, element, scopes));
  return best([...ways, ...byLabel(scope, clicked, scopes)]);
}

/** How far above the clicked element its label may stand beside it, as the reader looks. */
const LEVELS = 3;

/** The way by a label that a person reads beside it ("Order total"), where all rows have the same. */
function byLabel(scope: ParentNode, clicked: Element, scopes: readonly ParentNode[]): Candidate[] {
  const label = labelOf(clicked);
  const shown = textOf(clicked);
  if (label === null || clicked.getRootNode() !== (scope as Node).getRootNode()) return [];
  const values = scopes.map((one) => besideLabel(one, [label]));
  const own = besideLabel(scope, [label]);
  if (own === null || !shown.includes(own) || values.includes(null)) return [];
  return [{ css: '', label, weak: null, rank: ranks.label }];
}

/** The words just before an element or at its beginning, when they read like a label: letters, no digits. */
function labelOf(clicked: Element): string | null {
  const [, inside] = /^(\D{2,40}?)\s*[:：]/.exec(textOf(clicked)) ?? [];
  if (inside) return inside;
  for (let at: Element | null = clicked, level = 0; at && level < LEVELS; at = at.parentElement, level++) {
    for (let node = at.previousSibling; node; node = node.previousSibling) {
      const text = node.nodeType === 1 ? textOf(node as Element) : clean(node.nodeValue ?? '');
      if (text)
        return /^\D*\p{L}\D*$/u.test(text) && text.length <= 40 ? text.replace(/\s*[:：]$/, '') : null;
    }
  }
  return null;
}

/**
 * Ways to an attribute in which the value stands more exactly than in the text: the clicked element's, that of one
 * above it in the row, or that of an element inside it.
 */
export function suggestAttributes(
  scope: ParentNode,
  clicked: Element,
  scopes: readonly ParentNode[],
  fits: (name: string, value: string) => boolean,
): Candidate[] {
  const line = lineage(clicked);
  const end = line.indexOf(scope as Element);
  const around = end < 0 ? line.slice(0, 3) : line.slice(0, end + 1);
  const elements = [...around, ...clicked.querySelectorAll('*')].slice(0, 40);
  return best(
    elements.flatMap((element) =>
      [...element.attributes]
        .filter(({ name, value }) => fits(name, value))
        .flatMap(({ name: attr }) =>
          suggest(scope, element, scopes)
            .filter(({ css }) => scopes.some((one) => valueAt(one, { css, attr }) !== null))
            .map((candidate) => ({ ...candidate, attr })),
        ),
    ),
  );
}

function best(candidates: readonly Candidate[]): Candidate[] {
  const seen = new Set<string>();
  const fresh = candidates.filter(({ css, attr, label }) => {
    const key = `${css}\n${attr ?? ''}\n${label ?? ''}`;
    return !seen.has(key) && seen.add(key);
  });
  return fresh.sort((a, b) => a.rank - b.rank).slice(0, MOST);
}

/** What stands at a locator in a scope, or null. */
export function valueAt(
  scope: ParentNode,
  { css, attr, label }: Pick<Candidate, 'css' | 'label'> & { attr?: string | undefined },
): string | null {
  if (label) return besideLabel(scope, [label]);
  const element = queryAll(scope, css).find(isShown);
  if (!element) return null;
  return (attr ? clean(element.getAttribute(attr) ?? '') : textOf(element)) || null;
}

/** The composer that was clicked: what can be typed into, in it or around it. */
export function editableAt(clicked: Element): Element | null {
  const editable =
    'textarea, input[type=text], input:not([type]), [contenteditable]:not([contenteditable=false])';
  return lineage(clicked).find((one) => one.matches(editable)) ?? clicked.querySelector(editable);
}

/** Where a badge beside an element goes: into a box of its own line, after a piece of text. */
export function badgeBeside(element: Element): 'inside' | 'after' {
  return /^(td|th|li|div|p|dd)$/.test(element.localName) ? 'inside' : 'after';
}
