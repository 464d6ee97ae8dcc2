import { type Draft, withBadge, withField } from '../../lib/adapters/draft.ts';
import type { FieldName, Page, PageField, Step } from '../../lib/adapters/schema.ts';
import type { Candidate } from '../../lib/adapters/selectors.ts';
import { badgeBeside, valueAt } from '../../lib/adapters/suggest.ts';
import type { TeachProblem, TeachView } from '../../lib/bus.ts';

/** One way to read what was clicked: what is shown of it, and what it makes of the draft. */
export type Choice = {
  css: string;
  label?: string;
  weak: Candidate['weak'];
  /** @param answer to the question, where there is one */
  apply: (draft: Draft, answer: string | null) => Draft;
};
export type Found = { choices: Choice[]; ask: TeachView['ask'] };

export type Place = {
  document: Document;
  url: URL;
  /** Epoch ms. */
  now: number;
  /** The draft as it was before this step. */
  draft: Draft;
  /** The buyer's message clicked in the step before that of the seller. */
  message: Element | null;
};

/** Where a field is looked for: the clicked row and all rows, or the page itself. */
export type Scopes = { page: Page | null; scope: ParentNode; all: readonly ParentNode[] };

export const cssOf = ({ css, attr }: Candidate) => (attr ? { css, attr } : { css });
export const field = (candidate: Candidate, steps: Step[] = []): PageField => ({
  at: [candidate.label ? { label: [candidate.label] } : cssOf(candidate)],
  steps,
});
export const texts = (all: readonly ParentNode[], candidate: Candidate) =>
  all.flatMap((scope) => valueAt(scope, candidate) ?? []);

/** The page a choice changes, looked up anew: the choice before it may have made it. */
export const same = (draft: Draft, page: Page | null) =>
  page &&
  (draft.adapter.pages.find(({ kind, path }) => kind === page.kind && String(path) === String(page.path)) ??
    page);

/**
 * Puts the badge beside what was clicked.
 * @param candidates ways to it, the chosen one first
 */
export function withBadgeAt(
  draft: Draft,
  page: Page,
  clicked: Element,
  candidates: readonly Candidate[],
): Draft {
  // A label says where a text is, not an element.
  const css = candidates.find((candidate) => candidate.css)?.css;
  if (!css) return draft;
  return withBadge(draft, page, { at: [{ css }], place: css === ':scope' ? 'inside' : badgeBeside(clicked) });
}

/** Choices that set one field and ask nothing. */
export function simple(
  candidates: readonly Candidate[],
  page: Page | null,
  name: FieldName,
  steps: (candidate: Candidate, draft: Draft) => Step[] = () => [],
): Found | TeachProblem {
  if (candidates.length === 0) return 'nothing';
  const choices = candidates.map((candidate) => ({
    ...candidate,
    apply: (draft: Draft) =>
      withField(draft, same(draft, page), name, field(candidate, steps(candidate, draft))),
  }));
  return { choices, ask: null };
}
