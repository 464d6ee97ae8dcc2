/**
 * The customers behind a number: how many, and who. Held as numbers of a list of ids, because of a large shop there are
 * millions of them in all figures, and few are ever looked at.
 */
export class Buyers implements Iterable<string> {
  private readonly ids: readonly string[];
  private readonly numbers: readonly number[];

  /** @param numbers places in `ids`, none twice */
  constructor(ids: readonly string[], numbers: readonly number[]) {
    this.ids = ids;
    this.numbers = numbers;
  }

  get size(): number {
    return this.numbers.length;
  }

  *[Symbol.iterator](): Iterator<string> {
    for (const number of this.numbers) yield this.ids[number] as string;
  }

  /** Several together, of the same sales, nobody of whom is in two of them. */
  static together(disjoint: readonly Buyers[]): Buyers {
    return new Buyers(
      disjoint[0]?.ids ?? [],
      disjoint.flatMap(({ numbers }) => numbers),
    );
  }
}

const NOBODY = -1;

/** The customers of some sales by number, so that figures count in arrays and look no id up again. */
export class Numbered {
  /** Of each sale, in their order; -1 where nobody is known. */
  readonly of: Int32Array;
  readonly ids: readonly string[];
  /** By customer: the list they were met in last. */
  private readonly met: Int32Array;
  private lists = 0;

  constructor(sales: readonly { customerId: string | null }[]) {
    const numbers = new Map<string, number>();
    this.of = Int32Array.from(sales, ({ customerId }) => {
      if (customerId === null) return NOBODY;
      const known = numbers.get(customerId);
      if (known !== undefined) return known;
      numbers.set(customerId, numbers.size);
      return numbers.size - 1;
    });
    this.ids = [...numbers.keys()];
    this.met = new Int32Array(this.ids.length);
  }

  /** Those of a list of numbers, each once; nobody is left out. */
  distinct(numbers: readonly number[]): Buyers {
    const list = ++this.lists;
    const once = numbers.filter((number) => {
      if (number === NOBODY || this.met[number] === list) return false;
      this.met[number] = list;
      return true;
    });
    return new Buyers(this.ids, once);
  }

  /** Those of whom something holds. */
  who(is: (number: number) => boolean): Buyers {
    const found: number[] = [];
    for (let number = 0; number < this.ids.length; number++) if (is(number)) found.push(number);
    return new Buyers(this.ids, found);
  }
}

const made = new WeakMap<object, Numbered>();

/** The customers of a list of sales, numbered once for all figures. A list must not be changed afterwards. */
export function numbered(sales: readonly { customerId: string | null }[]): Numbered {
  const known = made.get(sales);
  if (known) return known;
  const fresh = new Numbered(sales);
  made.set(sales, fresh);
  return fresh;
}
