import { caseIn } from '../../lib/replies/incoming.ts';

/** Messages of buyers, and the kind of case that a careful seller would open for each. */
export type IncomingSet = { text: string; kind: string | null; language: string }[];

/** Of the messages that a case is suggested for, how many ask for one; of those that do, how many are found. */
export function incomingAccuracy(set: IncomingSet): { precision: number; recall: number; kind: number } {
  const found = set.map(({ text, kind }) => ({ kind, got: caseIn(text) }));
  const right = found.filter(({ kind, got }) => kind && got);
  const share = (some: unknown[], of: unknown[]) => some.length / of.length;
  return {
    precision: share(
      right,
      found.filter(({ got }) => got),
    ),
    recall: share(
      right,
      found.filter(({ kind }) => kind),
    ),
    kind: share(
      right.filter(({ kind, got }) => kind === got),
      right,
    ),
  };
}
