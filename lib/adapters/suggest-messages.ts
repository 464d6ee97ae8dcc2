import { lineage } from './scopes.ts';
import { type Candidate, isHumanClass, isStableName, isWord, rowSelectors } from './selectors.ts';
import { MOST, siblingsOf, suggestText } from './suggest.ts';
import { queryAll } from './text.ts';

export type MessageSuggestion = {
  rows: Candidate[];
  /** Ways to tell the seller's rows (matched on the row itself), best first. */
  seller: Candidate[];
  /** Ways to the text inside a row; none where the whole row is the text. */
  text: Candidate[];
};

/**
 * Finds the rows of a conversation out of a message of the buyer and one of the seller: the two children of what
 * holds both, and what one of them has that the other has not.
 */
export function suggestMessages(buyers: Element, sellers: Element | null): MessageSuggestion | 'noRows' {
  if (!sellers) return buyersAlone(buyers);
  const [line, other] = [lineage(buyers), lineage(sellers)];
  const shared = line.find((one) => other.includes(one));
  const buyerRow = shared && line[line.indexOf(shared) - 1];
  const sellerRow = shared && other[other.indexOf(shared) - 1];
  if (!buyerRow || !sellerRow || buyerRow.parentNode !== sellerRow.parentNode) return 'noRows';
  const rows = rowSelectors([buyerRow, sellerRow], (extra) => extra.parentNode === buyerRow.parentNode);
  const seller = marks(sellerRow, buyerRow, rows).filter(
    // As the reader asks: of the row or what is around it.
    ({ css }) => sellerRow.matches(css) && !buyerRow.closest(css),
  );
  if (rows.length === 0 || seller.length === 0) return 'noRows';
  const text = suggestText(buyerRow, buyers, [buyerRow, sellerRow]).filter(
    ({ css, weak }) =>
      css && css !== ':scope' && weak !== 'some' && queryAll(sellerRow, css)[0] !== undefined,
  );
  return { rows: rows.slice(0, MOST), seller: seller.slice(0, MOST), text };
}

/** A conversation in which the seller has not written yet: every row counts as the buyer's. */
function buyersAlone(buyers: Element): MessageSuggestion | 'noRows' {
  for (const row of lineage(buyers)) {
    if (siblingsOf(row).length < 2) continue;
    const rows = rowSelectors([row], (extra) => extra.parentNode === row.parentNode);
    if (rows.length === 0) continue;
    const text = suggestText(row, buyers, [row]).filter(({ css }) => css && css !== ':scope');
    return { rows: rows.slice(0, MOST), seller: [{ css: ':not(*)', weak: null, rank: 0 }], text };
  }
  return 'noRows';
}

/** What one row is or has in it that another has not, as selectors that the row itself matches. */
function marks(element: Element, other: Element, rows: readonly Candidate[]): Candidate[] {
  const plain = rows
    .map(({ css }) => css.split('>>>').at(-1)?.trim() ?? '')
    .filter((css) => !css.includes(','));
  const own = traits(element).filter(({ css }) => !other.matches(css));
  const inner = [...element.querySelectorAll('*')]
    .flatMap(traits)
    .filter(({ css }) => !other.querySelector(css))
    .flatMap((trait) =>
      plain.slice(0, 1).map((row) => ({ ...trait, css: `${row}:has(${trait.css})`, rank: trait.rank + 1 })),
    );
  return [...own, ...inner].sort((a, b) => a.rank - b.rank);
}

function traits(element: Element): Candidate[] {
  const attributes = [...element.attributes].flatMap(({ name, value }): Candidate[] => {
    if (!isStableName(name)) return [];
    return isWord(value) ? [{ css: `[${name}="${value}"]`, weak: null, rank: 0 }] : [];
  });
  const classes = [...element.classList].map((name): Candidate => {
    const human = isHumanClass(name) || /^[a-z]+(?:--?|__)[a-z-]+$/i.test(name);
    return { css: `.${CSS.escape(name)}`, weak: human ? null : 'generated', rank: human ? 2 : 4 };
  });
  return [...attributes, ...classes];
}
