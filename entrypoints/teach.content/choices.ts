import { type Draft, pageAt, withFacts, withField, withRows } from '../../lib/adapters/draft.ts';
import { orderNumberIn, orderShapes } from '../../lib/adapters/infer.ts';
import { badgePlace, rowsIn } from '../../lib/adapters/read-page.ts';
import type { Step } from '../../lib/adapters/schema.ts';
import { rowOf, suggestAttributes, suggestRows, suggestText } from '../../lib/adapters/suggest.ts';
import { isShown, queryAll, textOf } from '../../lib/adapters/text.ts';
import type { TeachProblem, TeachStep } from '../../lib/bus.ts';
import { type Found, field, type Place, type Scopes, same, simple, texts, withBadgeAt } from './choice.ts';
import { buyer, placedAt, status, total } from './fields.ts';
import { composer, messages } from './messages.ts';

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

/** What makes an order number of the text around it. */
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
    const ways = [...exact, ...suggestText(row, clicked, all)];
    return ways.slice(0, 4).map((candidate) => {
      const seen = texts(all, candidate);
      const shapes = orderShapes(numbersOf(seen));
      const apply = (draft: Draft) => {
        const withList = withFacts(withRows(draft, place.url, { css: list.css }), place.url.hostname, {
          orderShapes: shapes,
        });
        const page = pageAt(withList, 'orders', place.url);
        const named = withField(withList, page, 'orderId', field(candidate, numberSteps(seen, shapes)));
        const changed = same(named, page);
        // Taught again, the badge stays where it was, unless that went with what the page used to look like.
        const placed = changed && 'badge' in changed && changed.badge && badgePlace(changed.badge, row);
        return changed && !placed ? withBadgeAt(named, changed, clicked, [candidate, ...ways]) : named;
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

function orderId(clicked: Element, { page, scope, all }: Scopes): Found | TeachProblem {
  if (orderNumberIn(textOf(clicked)) === null) return 'noNumber';
  return simple(suggestText(scope, clicked, all), page, 'orderId', (candidate, draft) => {
    const shapes = draft.adapter.shapes.orderId ?? [];
    return numberSteps(texts(all, candidate), shapes);
  });
}
