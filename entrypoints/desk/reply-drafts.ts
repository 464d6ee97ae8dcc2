import type { ReplyForm } from '../../components/replies/form.ts';
import { Drafts, useDraftsOf } from './drafts.ts';

/**
 * A reply that was changed and not saved. `baseAt` is the `updatedAt` it began from, null for a new one; `answers`: the
 * threads whose question it is written for.
 */
export type ReplyDraft = { form: ReplyForm; baseAt: number | null; answers?: readonly string[] };

const drafts = new Drafts<ReplyDraft>();

export const setDraft = (id: string, draft: ReplyDraft | null): void => drafts.set(id, draft);

/** What is unsaved of a reply at this moment. */
export const draftOf = (id: string): ReplyDraft | undefined => drafts.of(id);

const NEW = 'new-';

/** Begins a reply that is in no store yet. @returns its id here */
export function newDraft(form: ReplyForm, answers: readonly string[] = []): string {
  let n = 1;
  while (drafts.of(`${NEW}${n}`)) n += 1;
  setDraft(`${NEW}${n}`, { form, baseAt: null, answers });
  return `${NEW}${n}`;
}

export const isNew = (id: string): boolean => id.startsWith(NEW);

export const useDrafts = (): ReadonlyMap<string, ReplyDraft> => useDraftsOf(drafts);
