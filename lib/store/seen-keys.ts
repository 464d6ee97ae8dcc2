/** Two 32-bit halves of a hash of a text, FNV-1a with two offsets: together 53 bits of it, never 0. */
function hashOf(text: string): number {
  let [high, low] = [0x811c9dc5, 0x9e3779b9];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul(low ^ code, 0x85ebca6b) ^ (low >>> 13);
  }
  return (high >>> 11) * 4_294_967_296 + (low >>> 0) || 1;
}

/**
 * Which texts were seen, in 16 to 32 bytes each whatever their length: a file may have a million orders. Of a million
 * two that differ are taken for one with a chance of one in ten thousand.
 */
export class SeenKeys {
  private slots = new Float64Array(1 << 12);
  private count = 0;

  /** @returns false for one that was seen before */
  add(text: string): boolean {
    if (this.count * 2 >= this.slots.length) this.grow();
    return this.put(hashOf(text));
  }

  private put(hash: number): boolean {
    const { slots } = this;
    let at = hash % slots.length;
    while (slots[at] !== 0) {
      if (slots[at] === hash) return false;
      at = (at + 1) % slots.length;
    }
    slots[at] = hash;
    this.count++;
    return true;
  }

  private grow(): void {
    const old = this.slots;
    this.slots = new Float64Array(old.length * 2);
    this.count = 0;
    for (const hash of old) if (hash !== 0) this.put(hash);
  }
}
