import { className, finder, idName } from '@medv/finder';
import { type Leg, legs } from './scopes.ts';
import { isShown, queryAll } from './text.ts';

/**
 * Why a locator may break: `kind`: it goes by kinds of elements alone; `generated`: by a class name that a build tool
 * made up; `position`: by the place among others; `some`: some rows do not have it.
 */
export type Weakness = 'kind' | 'generated' | 'position' | 'some';

/**
 * A way to an element, or to the text beside a label. `weak` null: nothing speaks against it. The lower the rank, the
 * better.
 */
export type Candidate = { css: string; attr?: string; label?: string; weak: Weakness | null; rank: number };

export const ranks = {
  attribute: 0,
  id: 1,
  class: 2,
  label: 2.5,
  kind: 3,
  generated: 4,
  position: 5,
} as const;

/** Attributes whose names say that they are there to be found by, or that they carry meaning. */
export function isStableName(name: string): boolean {
  return /^(data-(?!(v|reactid|react|emotion|styled|s|n)(-|$))[a-z-]*|aria-label|role|name|itemprop|type|title)$/.test(
    name,
  );
}

/** A value in words ("order-row"), not one that belongs to this very order or buyer. */
export function isWord(value: string): boolean {
  return /^[a-zA-Z][a-zA-Z-_]{1,39}$/.test(value);
}

/** A class name that a person wrote, as far as it can be told: words, no digits, no hashes. */
export const isHumanClass = (name: string): boolean => className(name);

type Trust = { ids?: boolean; classes?: (name: string) => boolean; attributes?: boolean };

/** From the most trusted to the least; each adds candidates that those before it would not make. */
const trusts: Trust[] = [
  { attributes: true },
  { ids: true, attributes: true },
  { attributes: true, classes: isHumanClass },
  { classes: isHumanClass },
  { classes: () => true },
  {},
];

const never = () => false;

/** The shortest selector for an element in a tree that uses only what is trusted; null when there is none. */
function shortest({ root, element }: Leg, { ids, classes, attributes }: Trust): string | null {
  try {
    return finder(element, {
      root: root as Element,
      idName: ids ? idName : never,
      className: classes ?? never,
      attr: attributes ? (name, value) => isStableName(name) && isWord(value) : never,
      timeoutMs: 200,
    });
  } catch {
    return null;
  }
}

function rankOf(css: string): Pick<Candidate, 'weak' | 'rank'> {
  if (/:nth-/.test(css)) return { weak: 'position', rank: ranks.position };
  const classes = [...css.matchAll(/\.((?:\\.|[\w-])+)/g)].map(([, name = '']) => name.replace(/\\/g, ''));
  if (classes.some((name) => !isHumanClass(name))) return { weak: 'generated', rank: ranks.generated };
  if (classes.length > 0) return { weak: null, rank: ranks.class };
  if (/#/.test(css)) return { weak: null, rank: ranks.id };
  if (/\[/.test(css)) return { weak: null, rank: ranks.attribute };
  return { weak: 'kind', rank: ranks.kind };
}

const tag = (element: Element) => CSS.escape(element.localName);

/** Selectors by an attribute that is there, whatever its value; of a link by what its addresses have in common. */
function byPresence({ element }: Leg): string[] {
  return [...element.attributes].flatMap(({ name, value }) => {
    if (name === 'datetime' || (name.startsWith('data-') && isStableName(name)))
      return [`${tag(element)}[${name}]`];
    const folder =
      name === 'href' ? /^(?:https?:\/\/[^/]+)?(\/[a-z][a-z/_-]*[/=])[^/]*\d/i.exec(value)?.[1] : undefined;
    return folder ? [`${tag(element)}[href*="${CSS.escape(folder)}"]`] : [];
  });
}

/** Selectors for an element in its tree, best first. */
export function selectorsFor(leg: Leg): Candidate[] {
  if (leg.root === (leg.element as unknown)) return [{ css: ':scope', weak: null, rank: ranks.attribute }];
  const unique = byPresence(leg).filter((css) => leg.root.querySelectorAll(css).length === 1);
  const found = [...trusts.flatMap((trust) => shortest(leg, trust) ?? []), ...unique];
  return [...new Set(found)].map((css) => ({ css, ...rankOf(css) })).sort((a, b) => a.rank - b.rank);
}

/**
 * Ways to an element from a scope, best first, through open shadow roots and same-origin frames (` >>> `).
 * @param scopes all the places it must hold in: the rows of a list, or the document alone. One that finds two
 * elements in any of them is left out; one that is missing in some ranks behind.
 */
export function suggest(scope: ParentNode, target: Element, scopes: readonly ParentNode[]): Candidate[] {
  const way = legs(scope, target);
  const last = way.at(-1);
  if (!last) return [];
  const before = way.slice(0, -1).map((leg) => selectorsFor(leg)[0]);
  if (before.includes(undefined)) return [];
  const outer = before.map((candidate) => candidate?.css);
  const worst = Math.max(0, ...before.map((candidate) => candidate?.rank ?? 0));
  const weakest = before.find((candidate) => candidate?.rank === worst)?.weak ?? null;
  return selectorsFor(last)
    .map((inner) => ({
      css: [...outer, inner.css].join(' >>> '),
      weak: inner.rank >= worst ? inner.weak : weakest,
      rank: Math.max(inner.rank, worst),
    }))
    .flatMap((candidate) => checked(candidate, scopes))
    .sort((a, b) => a.rank - b.rank);
}

function checked(candidate: Candidate, scopes: readonly ParentNode[]): Candidate[] {
  if (candidate.css.length > 300) return [];
  const counts = scopes.map((scope) => queryAll(scope, candidate.css).filter(isShown).length);
  if (counts.some((count) => count > 1)) return [];
  const share = counts.filter((count) => count === 1).length / scopes.length;
  if (share === 1) return [candidate];
  // A field may be missing in some rows, but a locator that finds it in few of them goes by something else.
  return share <= 0.5 ? [] : [{ ...candidate, weak: candidate.weak ?? 'some', rank: candidate.rank + 3 }];
}

/**
 * Selectors that all these rows have in common, best first: an attribute, a class, or their place in what holds them.
 * @param accept judges what else such a selector finds
 */
export function rowSelectors(rows: readonly Element[], accept: (extra: Element) => boolean): Candidate[] {
  const [first] = rows;
  if (!first) return [];
  const root = first.getRootNode() as unknown as ParentNode;
  const kinds = [...new Set(rows.map(tag))];
  const own = (rest: string) => kinds.map((kind) => `${kind}${rest}`).join(', ');
  const attributes = [...first.attributes].flatMap(({ name, value }) => {
    if (!isStableName(name) || !rows.every((row) => row.hasAttribute(name))) return [];
    const same = isWord(value) && rows.every((row) => row.getAttribute(name) === value);
    return same ? [own(`[${name}="${value}"]`)] : name.startsWith('data-') ? [own(`[${name}]`)] : [];
  });
  const classes = [...first.classList].filter((name) => rows.every((row) => row.classList.contains(name)));
  const parent = first.parentElement;
  const around = parent ? selectorsFor({ root, element: parent }) : [];
  const found = [
    ...attributes,
    ...classes.map((name) => own(`.${CSS.escape(name)}`)),
    ...around.map(({ css }) => kinds.map((kind) => `${css} > ${kind}`).join(', ')),
    ...(parent ? [] : [own('')]),
  ];
  const outer = legs(first.ownerDocument.defaultView?.top?.document ?? first.ownerDocument, first).slice(
    0,
    -1,
  );
  const way = outer.map((leg) => selectorsFor(leg)[0]);
  return [...new Set(found)]
    .filter((css) => css.length <= 300)
    .filter((css) => {
      const matched = [...root.querySelectorAll(css)].filter(isShown);
      return (
        rows.every((row) => matched.includes(row)) &&
        matched.every((row) => rows.includes(row) || accept(row))
      );
    })
    .map((css) => ({ css: [...way.map((leg) => leg?.css), css].join(' >>> '), ...rankOf(css) }))
    .filter(({ css }) => css.length <= 300)
    .sort((a, b) => a.rank - b.rank);
}
