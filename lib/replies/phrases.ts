/* One phrasing of a lexicon, and whether it stands in a text. */

/** Alternatives of one word; null for a gap. */
export type Slot = ReadonlySet<string> | null;
export type Phrase = { concept: string; weight: number; fixed: number };
export type SpacedPhrase = Phrase & { slots: Slot[] };
export type UnspacedPhrase = Phrase & { pieces: string[]; start: boolean; end: boolean };
export type Hit = { phrase: Phrase; from: number; to: number };

/** Most words that `*` stands for, and most characters in writing without blanks. */
const GAP = { words: 4, characters: 6 };

/** One letter wrong, missing, too many, or two changed about. */
export function isNear(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  if (long.length > short.length) return short.slice(at) === long.slice(at + 1);
  const rest = short.slice(at + 1) === long.slice(at + 1);
  const turned =
    short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2);
  return rest || turned;
}

/** Where a phrase that begins at a word ends, or null when it does not stand there. */
export function ends(
  slots: readonly Slot[],
  words: readonly { text: string }[],
  from: number,
): number | null {
  let at = from;
  let gap = 0;
  for (const slot of slots) {
    if (slot === null) {
      gap = GAP.words;
      continue;
    }
    let skipped = 0;
    while (
      skipped <= gap &&
      at + skipped < words.length &&
      !slot.has((words[at + skipped] as { text: string }).text)
    )
      skipped++;
    if (skipped > gap || at + skipped >= words.length) return null;
    at += skipped + 1;
    gap = 0;
  }
  return at;
}

/** The same in writing without blanks. */
export function endsIn({ pieces, start, end }: UnspacedPhrase, text: string, from: number): number | null {
  if (start && from > 0) return null;
  let at = from;
  for (const [i, piece] of pieces.entries()) {
    const found = text.indexOf(piece, at);
    if (found < 0 || found > at + (i === 0 ? 0 : GAP.characters)) return null;
    at = found + piece.length;
  }
  return end && at < text.length ? null : at;
}

/** A phrasing within a longer one means nothing by itself: "not received" in "refund not received". */
export function withoutCovered(hits: readonly Hit[]): Hit[] {
  return hits.filter(
    (hit) =>
      !hits.some(
        (other) =>
          other.from <= hit.from &&
          other.to >= hit.to &&
          other.phrase.fixed > hit.phrase.fixed &&
          other.phrase.concept !== hit.phrase.concept,
      ),
  );
}
