import type { Draft } from '../../lib/adapters/draft.ts';
import { editableAt, suggestText } from '../../lib/adapters/suggest.ts';
import { suggestMessages } from '../../lib/adapters/suggest-messages.ts';
import { queryAll } from '../../lib/adapters/text.ts';
import type { TeachProblem } from '../../lib/bus.ts';
import { cssOf, type Found, type Place } from './choice.ts';

/** The rows of the conversation and which of them are the seller's; the same element twice: the buyer's alone. */
export function messages(buyers: Element, sellers: Element): Found | TeachProblem {
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

/** The box that is written in. */
export function composer(clicked: Element, { document }: Place): Found | TeachProblem {
  const editable = editableAt(clicked);
  if (!editable) return 'notEditable';
  // What is typed or shown as a hint in it is no part of what it is.
  const found = suggestText(document, editable, [document]).filter(({ css }) => css);
  // A box around the field has the same words in it, but takes none.
  const candidates = found.filter(({ css }) => queryAll(document, css)[0] === editable);
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
