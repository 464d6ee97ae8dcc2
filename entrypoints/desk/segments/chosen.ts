import { anybody, type Segment, type SegmentRule } from '../../../lib/model/segment.ts';
import type { Translate } from '../../../lib/words/translate.ts';

/**
 * Which customers are listed: everybody, a ready group or status, a segment of the seller's own, or those behind a
 * number somewhere else.
 */
export type Chosen =
  | { kind: 'all' }
  | { kind: 'status' | 'group' | 'own' | 'tag'; id: string }
  | { kind: 'advocates' }
  | { kind: 'list'; title: string; ids: ReadonlySet<string> };

export function ruleOf(chosen: Chosen, own: readonly Segment[]): SegmentRule | null {
  switch (chosen.kind) {
    case 'all':
    case 'list':
      return null;
    case 'status':
      return { ...anybody, statuses: [chosen.id] };
    case 'group':
      return { ...anybody, groups: [chosen.id] };
    case 'tag':
      return { ...anybody, tags: [chosen.id] };
    case 'advocates':
      return { ...anybody, advocate: 'any' };
    case 'own':
      return own.find(({ id }) => id === chosen.id)?.rule ?? null;
  }
}

export const keyOf = (chosen: Chosen) => ('id' in chosen ? `${chosen.kind}:${chosen.id}` : chosen.kind);

export function chosenOf(value: string): Chosen {
  const [kind, id = ''] = value.split(/:(.*)/s);
  if (kind === 'advocates') return { kind };
  return kind === 'status' || kind === 'group' || kind === 'own' || kind === 'tag'
    ? { kind, id }
    : { kind: 'all' };
}

/** What is chosen by its name; empty where it has none. */
export function nameOf(t: Translate, chosen: Chosen, own: readonly Segment[]): string {
  switch (chosen.kind) {
    case 'status':
      return t(`segments.status.${chosen.id as 'new'}`);
    case 'group':
      return t(`segments.group.${chosen.id as 'new'}`);
    case 'tag':
      return chosen.id;
    case 'advocates':
      return t('segments.advocatesGroup');
    case 'own':
      return own.find(({ id }) => id === chosen.id)?.name ?? '';
    case 'all':
    case 'list':
      return '';
  }
}
