/** Words kept, so that a library's common ones are worked out once. */
const MOST = 20_000;

/** FNV-1a: the hash of nothing, and of one character more. */
export const NO_HASH = 0x811c9dc5;
export const hashed = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);

/** The hash of a text, or of one that a hash was made of and this behind it. */
export function hashOf(text: string, before = NO_HASH): number {
  let hash = before;
  for (let i = 0; i < text.length; i++) hash = hashed(hash, text.charCodeAt(i));
  return hash;
}

/** Not `startsWith`, which takes several times as long for a few characters. */
function standsAt(word: string, text: string, from: number, to: number): boolean {
  if (word.length !== to - from) return false;
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) !== text.charCodeAt(from + i)) return false;
  return true;
}

/**
 * What was worked out of each word, found by where the word stands in a text: to cut it out and hash it anew costs more
 * than all else that is done with it, and a large library has a million of them.
 */
export class WordTable<T> {
  private readonly make: (word: string) => T;
  /** Open addressing: one more than the number of the word, 0 where there is none. At most half of it is used. */
  private slots = new Int32Array(2_048);
  private words: string[] = [];
  private hashes: number[] = [];
  private values: T[] = [];

  /** @param make works it out, once for each word */
  constructor(make: (word: string) => T) {
    this.make = make;
  }

  /**
   * Of the word that stands in a text from a place up to another.
   * @param hash of it, from `hashed`, character by character
   */
  of(text: string, from: number, to: number, hash: number): T {
    const { slots, words, hashes } = this;
    const last = slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & last;
    for (let number = slots[slot] as number; number !== 0; number = slots[slot] as number) {
      const word = words[number - 1] as string;
      if (hashes[number - 1] === hash && standsAt(word, text, from, to)) return this.values[number - 1] as T;
      slot = (slot + 1) & last;
    }
    return this.add(text.slice(from, to), hash);
  }

  private add(word: string, hash: number): T {
    // First: it may ask for other words of this table.
    const value = this.make(word);
    if (this.words.length >= MOST) this.clear();
    this.words.push(word);
    this.hashes.push(hash);
    this.values.push(value);
    if (this.words.length * 2 <= this.slots.length) this.place(this.words.length);
    else {
      this.slots = new Int32Array(this.slots.length * 2);
      for (let number = 1; number <= this.words.length; number++) this.place(number);
    }
    return value;
  }

  private place(number: number): void {
    const { slots } = this;
    const last = slots.length - 1;
    const hash = this.hashes[number - 1] as number;
    let slot = (hash ^ (hash >>> 15)) & last;
    while (slots[slot] !== 0) slot = (slot + 1) & last;
    slots[slot] = number;
  }

  private clear(): void {
    this.slots.fill(0);
    this.words = [];
    this.hashes = [];
    this.values = [];
  }
}
