import { readDate } from '../../lib/adapters/dates.ts';
import { type Draft, pageAt, withBadge, withFacts, withField, withRows } from '../../lib/adapters/draft.ts';
import {
  currencyQuestion,
  dateOrderIn,
  looksLikeUsername,
  orderNumberIn,
  orderShapes,
  statesIn,
} from '../../lib/adapters/infer.ts';
import { rowsIn } from '../../lib/adapters/read-page.ts';
import type { FieldName, Page, PageField, Step } from '../../lib/adapters/schema.ts';
import type { Candidate } from '../../lib/adapters/selectors.ts';
import {
  badgeBeside,
  editableAt,
  rowOf,
  suggestAttributes,
  suggestMessages,
  suggestRows,
  suggestText,
  valueAt,
} from '../../lib/adapters/suggest.ts';
import { isShown, queryAll, textOf } from '../../lib/adapters/text.ts';
import type { TeachProblem, TeachStep, TeachView } from '../../lib/bus.ts';

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
type Scopes = { page: Page | null; scope: ParentNode; all: readonly ParentNode[] };

const cssOf = ({ css, attr }: Candidate) => (attr ? { css, attr } : { css });
const field = (candidate: Candidate, steps: Step[] = []): PageField => ({
  at: [candidate.label ? { label: [candidate.label] } : cssOf(candidate)],
  steps,
});
const texts = (all: readonly ParentNode[], candidate: Candidate) =>
  all.flatMap((scope) => valueAt(scope, candidate) ?? []);

/** All shown rows of the orders page at this address, as the draft finds them. */
function rowsOf({ document, url, now, draft }: Place): Element[] {
  const page = pageAt(draft, 'orders', url);
  return page?.kind === 'orders' ? rowsIn(page.rows, { document, url, now }, draft.adapter) : [];
}

/** What a click on an element means in a step. */
export function choicesFor(step: TeachStep, clicked: Element, place: Place): Found | TeachProblem {
  if (step === 'message') return { choices: [], ask: null };
  if (step === 'seller') return messages(place.message ?? clicked, clicked);
  if (step === 'composer') return composer(clicked, place);
  if (step === 'orderId' && !pageAt(place.draft, 'order', place.url)) return orderRows(clicked, place);
  const scopes = scopesOf(step, clicked, place);
  if (typeof scopes === 'string') return scopes;
  switch (step) {
    case 'orderId':
    case 'threadOrder':
      return orderId(clicked, scopes);
    case 'buyer':
    case 'threadBuyer':
      return buyer(clicked, scopes);
    case 'total':
      return total(clicked, scopes, place);
    case 'placedAt':
      return placedAt(clicked, scopes, place);
    default:
      return status(clicked, scopes);
  }
}

function scopesOf(step: TeachStep, clicked: Element, place: Place): Scopes | TeachProblem {
  const { document, url, draft } = place;
  if (step === 'threadBuyer' || step === 'threadOrder')
    return { page: null, scope: document, all: [document] };
  const order = pageAt(draft, 'order', url);
  if (order) return { page: order, scope: document, all: [document] };
  const page = pageAt(draft, 'orders', url);
  if (!page) return 'noPage';
  const rows = rowsOf(place);
  const row = rowOf(rows, clicked);
  return row ? { page, scope: row, all: rows } : 'notInRow';
}

/** The page a choice changes, looked up anew: the choice before it may have made it. */
const same = (draft: Draft, page: Page | null) =>
  page && (draft.adapter.pages.find(({ kind, path }) => kind === page.kind && path === page.path) ?? page);

function numberSteps(seen: readonly string[], shapes: string[]): Step[] {
  if (seen.every((text) => orderNumberIn(text) === text)) return [];
  if (shapes.length > 0) return [{ do: 'keep', shape: shapes }];
  const [first = ''] = seen;
  const from = first.slice(0, first.indexOf(orderNumberIn(first) ?? ''));
  return from === '' ? [] : [{ do: 'cut', from }];
}

const numbersOf = (seen: readonly string[]) => seen.flatMap((text) => orderNumberIn(text) ?? []);

/** The order number: finds the rows, and the number in each of them. */
function orderRows(clicked: Element, place: Place): Found | TeachProblem {
  const rows = suggestRows(clicked);
  if (typeof rows === 'string') return rows;
  const number = orderNumberIn(textOf(clicked)) ?? '';
  const choices = rows.slice(0, 4).flatMap((list) => {
    const all = queryAll(place.document, list.css).filter(isShown);
    const row = rowOf(all, clicked);
    if (!row) return [];
    const exact = suggestAttributes(
      row,
      clicked,
      all,
      (name, value) => /^data-/.test(name) && value === number,
    );
    return [...exact, ...suggestText(row, clicked, all)].slice(0, 4).map((candidate) => {
      const seen = texts(all, candidate);
      const shapes = orderShapes(numbersOf(seen));
      const apply = (draft: Draft) => {
        const withList = withFacts(withRows(draft, place.url, { css: list.css }), place.url.hostname, {
          orderShapes: shapes,
        });
        const page = pageAt(withList, 'orders', place.url);
        const named = withField(withList, page, 'orderId', field(candidate, numberSteps(seen, shapes)));
        const changed = same(named, page);
        return changed && !('badge' in changed && changed.badge)
          ? withBadgeAt(named, changed, clicked, candidate)
          : named;
      };
      const weaker = list.rank > candidate.rank ? list : candidate;
      return {
        css: `${list.css} · ${candidate.label ?? candidate.css}`,
        weak: weaker.weak,
        apply,
        rank: list.rank * 2 + candidate.rank,
      };
    });
  });
  if (choices.length === 0) return 'noRows';
  return { choices: choices.sort((a, b) => a.rank - b.rank).slice(0, 8), ask: null };
}

function withBadgeAt(draft: Draft, page: Page, clicked: Element, { css }: Candidate): Draft {
  // A label says where a text is, not an element.
  if (!css) return draft;
  return withBadge(draft, page, { at: [{ css }], place: css === ':scope' ? 'inside' : badgeBeside(clicked) });
}

function orderId(clicked: Element, { page, scope, all }: Scopes): Found | TeachProblem {
  if (orderNumberIn(textOf(clicked)) === null) return 'noNumber';
  return simple(suggestText(scope, clicked, all), page, 'orderId', (candidate, draft) => {
    const shapes = draft.adapter.shapes.orderId ?? [];
    return numberSteps(texts(all, candidate), shapes);
  });
}

/** Choices that set one field and ask nothing. */
function simple(
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

const accountAttribute = /^data-(?=.*(account|buyer|user|customer|member|client))(?=.*(id|no|key|number)$)/;
const accountFolder = /(?<folder>\/(?:buyers?|customers?|users?|accounts?|members?|profiles?)\/)[\w.-]+/;

/** The buyer's account number, where the row carries one: in an attribute, or in the address of a link. */
function accounts(clicked: Element, { scope, all }: Scopes): PageField[] {
  const attributes = suggestAttributes(
    scope,
    clicked,
    all,
    (name, value) => accountAttribute.test(name) && /^\S+$/.test(value),
  );
  const links = suggestAttributes(
    scope,
    clicked,
    all,
    (name, value) => name === 'href' && accountFolder.test(value),
  );
  const folder = (candidate: Candidate) =>
    accountFolder.exec(all.map((one) => valueAt(one, candidate)).find(Boolean) ?? '')?.groups?.folder;
  return [
    ...attributes.map((candidate) => field(candidate)),
    ...links.flatMap((candidate) => {
      const from = folder(candidate);
      return from
        ? [
            field(candidate, [
              { do: 'cut', from, to: '/' },
              { do: 'cut', to: '?' },
            ]),
          ]
        : [];
    }),
  ];
}

/**
 * The buyer: a displayed name is kept as a name and recognises nobody; an account's number or own name does. Which of
 * the two a text is only the seller can say.
 */
function buyer(clicked: Element, scopes: Scopes): Found | TeachProblem {
  const { page, scope, all } = scopes;
  const candidates = suggestText(scope, clicked, all);
  const [first] = candidates;
  if (!first) return 'nothing';
  const [account] = accounts(clicked, scopes);
  const guess = !account && looksLikeUsername(texts(all, first)) ? 'username' : 'name';
  const choices = candidates.map((candidate) => ({
    ...candidate,
    apply: (draft: Draft, answer: string | null): Draft => {
      const name = !account && answer === 'username' ? 'username' : 'name';
      const at = texts(all, candidate).every((text) => text.startsWith('@'));
      const steps: Step[] = at ? [{ do: 'cut', from: '@' }] : [];
      let next = withField(draft, same(draft, page), name === 'name' ? 'username' : 'name', null);
      next = withField(next, same(next, page), name, field(candidate, name === 'username' ? steps : []));
      if (account) next = withField(next, same(next, page), 'buyerId', account);
      const changed = same(next, page);
      return changed?.kind === 'orders' ? withBadgeAt(next, changed, clicked, candidate) : next;
    },
  }));
  return { choices, ask: account ? null : { what: 'buyer', answer: guess } };
}

function total(clicked: Element, { page, scope, all }: Scopes, { url, draft }: Place): Found | TeachProblem {
  const candidates = suggestText(scope, clicked, all);
  const [first] = candidates;
  if (!first) return 'nothing';
  const seen = texts(all, first);
  if (!seen.some((text) => /\d/.test(text))) return 'notMoney';
  const options = currencyQuestion(seen);
  const known = draft.adapter.currencies[url.hostname] ?? draft.adapter.currencies['*'] ?? null;
  const choices = candidates.map((candidate) => ({
    ...candidate,
    apply: (before: Draft, answer: string | null) => {
      const next = withField(before, same(before, page), 'total', field(candidate, [{ do: 'money' }]));
      return options && answer ? withFacts(next, url.hostname, { currency: answer }) : next;
    },
  }));
  const answer = known && (options?.length === 0 || options?.includes(known)) ? known : null;
  return { choices, ask: options && { what: 'currency', options, answer } };
}

function placedAt(
  clicked: Element,
  { page, scope, all }: Scopes,
  { url, now, draft }: Place,
): Found | TeachProblem {
  const reads = (text: string) => readDate(text, { zone: undefined, now }) !== null;
  const exact = suggestAttributes(
    scope,
    clicked,
    all,
    (name, value) => (name === 'datetime' || /^data-.*(date|time|placed|created)/.test(name)) && reads(value),
  );
  const plain = suggestText(scope, clicked, all);
  const order = plain[0] ? dateOrderIn(texts(all, plain[0]), now) : null;
  if (exact.length === 0 && order === null) return 'notDate';
  const usable = [...exact, ...(order === null ? [] : plain)];
  const known = draft.adapter.dateOrders[url.hostname] ?? null;
  const choices = usable.map((candidate) => ({
    ...candidate,
    apply: (before: Draft, answer: string | null) => {
      const next = withField(before, same(before, page), 'placedAt', field(candidate, [{ do: 'date' }]));
      const dateOrder = order === 'ask' ? answer : order === 'any' ? null : order;
      return dateOrder === 'MDY' || dateOrder === 'DMY' ? withFacts(next, url.hostname, { dateOrder }) : next;
    },
  }));
  const ask = order === 'ask' && exact.length === 0 ? { what: 'dateOrder' as const, answer: known } : null;
  return { choices, ask };
}

function status(clicked: Element, { page, scope, all }: Scopes): Found | TeachProblem {
  const found = simple(suggestText(scope, clicked, all), page, 'status');
  if (typeof found === 'string') return found;
  const choices = found.choices.map((choice) => ({
    ...choice,
    apply: (draft: Draft, answer: string | null) =>
      withFacts(choice.apply(draft, answer), '', {
        states: statesIn(texts(all, { ...choice, rank: 0 })),
      }),
  }));
  return { ...found, choices };
}

/** The rows of the conversation and which of them are the seller's; the same element twice: the buyer's alone. */
function messages(buyers: Element, sellers: Element): Found | TeachProblem {
  const found = suggestMessages(buyers, buyers === sellers ? null : sellers);
  if (typeof found === 'string') return found;
  const text = found.text.slice(0, 1).map(cssOf);
  const choices = found.rows.flatMap((rows) =>
    found.seller.slice(0, 3).map((seller) => ({
      css: `${rows.css} · ${seller.css}`,
      weak: rows.rank > seller.rank ? rows.weak : seller.weak,
      rank: rows.rank + seller.rank,
      apply: (draft: Draft): Draft => ({
        ...draft,
        thread: {
          ...draft.thread,
          messages: { rows: [{ css: rows.css }], seller: seller.css, ...(text.length > 0 ? { text } : {}) },
        },
      }),
    })),
  );
  return { choices: choices.sort((a, b) => a.rank - b.rank).slice(0, 8), ask: null };
}

function composer(clicked: Element, { document }: Place): Found | TeachProblem {
  const editable = editableAt(clicked);
  if (!editable) return 'notEditable';
  // What is typed or shown as a hint in it is no part of what it is.
  const candidates = suggestText(document, editable, [document]).filter(({ css }) => css);
  if (candidates.length === 0) return 'nothing';
  const choices = candidates.map((candidate) => ({
    ...candidate,
    apply: (draft: Draft): Draft => ({
      ...draft,
      thread: { ...draft.thread, composer: { at: [{ css: candidate.css }] } },
    }),
  }));
  return { choices, ask: null };
}
