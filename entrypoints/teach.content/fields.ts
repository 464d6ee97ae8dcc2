import { readDate } from '../../lib/adapters/dates.ts';
import { type Draft, withFacts, withField } from '../../lib/adapters/draft.ts';
import {
  currencyQuestion,
  dateOrderIn,
  isAmountAlone,
  looksLikeUsername,
  statesIn,
  usualStates,
} from '../../lib/adapters/infer.ts';
import type { PageField, Step } from '../../lib/adapters/schema.ts';
import type { Candidate } from '../../lib/adapters/selectors.ts';
import { suggestAttributes, suggestText, valueAt } from '../../lib/adapters/suggest.ts';
import type { TeachProblem } from '../../lib/bus.ts';
import { type Found, field, type Place, type Scopes, same, simple, texts, withBadgeAt } from './choice.ts';

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
export function buyer(clicked: Element, scopes: Scopes): Found | TeachProblem {
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
      return changed?.kind === 'orders'
        ? withBadgeAt(next, changed, clicked, [candidate, ...candidates])
        : next;
    },
  }));
  return { choices, ask: account ? null : { what: 'buyer', answer: guess } };
}

/** The total, and which currency a sign stands for here. */
export function total(
  clicked: Element,
  { page, scope, all }: Scopes,
  { url, draft }: Place,
): Found | TeachProblem {
  const candidates = suggestText(scope, clicked, all);
  const [first] = candidates;
  if (!first) return 'nothing';
  const seen = texts(all, first);
  // The first number would be taken, which is a count: "3 items · $48.00".
  if (!seen.some((text) => /\d/.test(text)) || !seen.every(isAmountAlone)) return 'notMoney';
  // Where the page carries the code itself, a sign need not be understood.
  const isCode = (name: string, value: string) => /currency/.test(name) && /^[A-Z]{3}$/.test(value);
  const [code] = suggestAttributes(scope, clicked, all, isCode);
  const options = code ? null : currencyQuestion(seen);
  const known = draft.adapter.currencies[url.hostname] ?? draft.adapter.currencies['*'] ?? null;
  const choices = candidates.map((candidate) => ({
    ...candidate,
    apply: (before: Draft, answer: string | null) => {
      const amount = withField(before, same(before, page), 'total', field(candidate, [{ do: 'money' }]));
      const next = withField(amount, same(amount, page), 'currency', code ? field(code) : null);
      return options && answer ? withFacts(next, url.hostname, { currency: answer }) : next;
    },
  }));
  const answer = known && (options?.length === 0 || options?.includes(known)) ? known : null;
  return { choices, ask: options && { what: 'currency', options, answer } };
}

/** The date, and the order of day and month where no row tells it. */
export function placedAt(
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

/** The status, and what the words on this page stand for. */
export function status(clicked: Element, { page, scope, all }: Scopes): Found | TeachProblem {
  const found = simple(suggestText(scope, clicked, all), page, 'status');
  if (typeof found === 'string') return found;
  const choices = found.choices.map((choice) => ({
    ...choice,
    apply: (draft: Draft, answer: string | null) =>
      withFacts(choice.apply(draft, answer), '', {
        states: { ...usualStates(), ...statesIn(texts(all, { ...choice, rank: 0 })) },
      }),
  }));
  return { ...found, choices };
}
