import { useSyncExternalStore } from 'react';

/**
 * What is changed and not saved on this page, by id. It lives beside React, so that going to another view and coming
 * back keeps it; closing the page with one asks first.
 */
export class Drafts<T> {
  private drafts: ReadonlyMap<string, T> = new Map();
  private readonly followers = new Set<() => void>();

  constructor() {
    window.addEventListener('beforeunload', (event) => {
      if (this.drafts.size > 0) event.preventDefault();
    });
  }

  /** Keeps a draft; null forgets it. */
  set(id: string, draft: T | null): void {
    const next = new Map(this.drafts);
    if (draft === null) next.delete(id);
    else next.set(id, draft);
    this.drafts = next;
    for (const follower of this.followers) follower();
  }

  /** What is unsaved at this moment. */
  of(id: string): T | undefined {
    return this.drafts.get(id);
  }

  readonly all = (): ReadonlyMap<string, T> => this.drafts;

  readonly follow = (changed: () => void) => {
    this.followers.add(changed);
    return () => {
      this.followers.delete(changed);
    };
  };
}

/** All drafts of a kind, followed. */
export function useDraftsOf<T>(drafts: Drafts<T>): ReadonlyMap<string, T> {
  return useSyncExternalStore(drafts.follow, drafts.all);
}
