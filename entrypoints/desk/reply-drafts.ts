import { useSyncExternalStore } from 'react';
import type { ReplyForm } from '../../components/replies/form.ts';

/**
 * A reply that was changed and not saved. `baseAt` is the `updatedAt` it began from, null for a new one; `answers`: the
 * threads whose question it is written for.
 */
export type ReplyDraft = { form: ReplyForm; baseAt: number | null; answers?: readonly string[] };

/**
 * Unsaved replies of this page, by id. They live beside React, so that going to another reply or view keeps them;
 * closing the page with one asks first.
 */
let drafts: ReadonlyMap<string, ReplyDraft> = new Map();
const listeners = new Set<() => void>();

export function setDraft(id: string, draft: ReplyDraft | null): void {
  const next = new Map(drafts);
  if (draft) next.set(id, draft);
  else next.delete(id);
  drafts = next;
  for (const listener of listeners) listener();
}

/** What is unsaved of a reply at this moment. */
export const draftOf = (id: string): ReplyDraft | undefined => drafts.get(id);

const NEW = 'new-';

/** Begins a reply that is in no store yet. @returns its id here */
export function newDraft(form: ReplyForm, answers: readonly string[] = []): string {
  let n = 1;
  while (drafts.has(`${NEW}${n}`)) n += 1;
  setDraft(`${NEW}${n}`, { form, baseAt: null, answers });
  return `${NEW}${n}`;
}

export const isNew = (id: string): boolean => id.startsWith(NEW);

export function useDrafts(): ReadonlyMap<string, ReplyDraft> {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => drafts,
  );
}

window.addEventListener('beforeunload', (event) => {
  if (drafts.size > 0) event.preventDefault();
});
