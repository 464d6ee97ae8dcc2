import type { Concepts } from './concepts.ts';
import { NOTHING } from './leanings.ts';

/** What many texts are about, one after the other in arrays: as the database keeps it and gives it back at once. */
export type KeptConcepts = {
  names: string[];
  /** Where each text's begin; they end where the next one's do. */
  starts: Int32Array;
  /** Of each: the number of its name, and how much the text is about it. */
  ids: Int32Array;
  weights: Float64Array;
};

export function keepConcepts(list: readonly Concepts[]): KeptConcepts {
  const numbers = new Map<string, number>();
  const starts = new Int32Array(list.length + 1);
  for (const [i, concepts] of list.entries()) starts[i + 1] = (starts[i] as number) + concepts.size;
  const all = starts[list.length] as number;
  const [ids, weights] = [new Int32Array(all), new Float64Array(all)];
  let at = 0;
  for (const concepts of list) {
    for (const [name, weight] of concepts) {
      const number = numbers.get(name) ?? numbers.size;
      numbers.set(name, number);
      ids[at] = number;
      weights[at++] = weight;
    }
  }
  return { names: [...numbers.keys()], starts, ids, weights };
}

export function conceptsOf({ names, starts, ids, weights }: KeptConcepts): Concepts[] {
  return Array.from({ length: starts.length - 1 }, (_, i) => {
    const [from, to] = [starts[i] as number, starts[i + 1] as number];
    if (from === to) return NOTHING;
    const concepts = new Map<string, number>();
    for (let at = from; at < to; at++)
      concepts.set(names[ids[at] as number] as string, weights[at] as number);
    return concepts;
  });
}
