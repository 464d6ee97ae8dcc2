/** A number for each owner, most of which are 0. Used again for each message: to make one costs more than to fill it. */
class Scores {
  protected values = new Float64Array(64);
  protected readonly reached: number[] = [];

  /**
   * All 0 again.
   * @param owners how many there are, removed ones included
   */
  protected clear(owners: number): void {
    if (owners > this.values.length) this.values = new Float64Array(owners * 2);
    else for (const owner of this.reached) this.values[owner] = 0;
    this.reached.length = 0;
  }
}

/** Scores of all replies in one way of comparing. */
export class Way extends Scores {
  private sum = 0;
  private squares = 0;

  /** For another message. */
  begin(owners: number): this {
    this.clear(owners);
    this.sum = 0;
    this.squares = 0;
    return this;
  }

  set(owner: number, score: number): void {
    const before = this.values[owner] as number;
    if (before === 0) this.reached.push(owner);
    this.values[owner] = score;
    this.sum += score - before;
    this.squares += score ** 2 - before ** 2;
  }

  has(owner: number): boolean {
    return (this.values[owner] ?? 0) > 0;
  }

  /** The best owner and its score; null when none was reached. */
  best(): { owner: number; score: number } | null {
    let best: { owner: number; score: number } | null = null;
    for (const owner of this.reached) {
      const score = this.values[owner] as number;
      if (!best || score > best.score) best = { owner, score };
    }
    return best;
  }

  /**
   * Adds the scores to a total, in units of their own deviation over all replies, most of which score 0: so that ways
   * of any scale can be added.
   * @param count replies there are
   * @param least deviation where few replies can score at all, whose deviation says little
   */
  addTo(total: Total, weight: number, count: number, least = 0): void {
    const mean = this.sum / count;
    const deviation = Math.sqrt(Math.max(0, this.squares / count - mean ** 2));
    const unit = weight / (Math.max(deviation, least) || 1);
    for (const owner of this.reached) total.add(owner, unit * (this.values[owner] as number));
  }
}

/** What several ways come to. */
export class Total extends Scores {
  /** For another message. */
  begin(owners: number): this {
    this.clear(owners);
    return this;
  }

  add(owner: number, score: number): void {
    if (score === 0) return;
    if (this.values[owner] === 0) this.reached.push(owner);
    this.values[owner] = (this.values[owner] as number) + score;
  }

  scale(by: (owner: number) => number): void {
    for (const owner of this.reached) this.values[owner] = (this.values[owner] as number) * by(owner);
  }

  /** The highest, best first; on a tie the owner that was added first. */
  top(limit: number): { owner: number; score: number }[] {
    const top: { owner: number; score: number }[] = [];
    for (const owner of this.reached) {
      const score = this.values[owner] as number;
      const above = (one: { owner: number; score: number }) =>
        one.score > score || (one.score === score && one.owner < owner);
      const last = top.at(-1);
      if (top.length === limit && last && above(last)) continue;
      let at = top.length;
      while (at > 0 && !above(top[at - 1] as { owner: number; score: number })) at--;
      top.splice(at, 0, { owner, score });
      if (top.length > limit) top.pop();
    }
    return top;
  }
}
