// Without Zod, so that the readers in the seller's page can use it too.

/** True where a marketplace (or somebody who copied from one) put stars or dots for letters: "L***n", "王*明", "138••••0000". */
export function masked(text: string): boolean {
  return /[*＊•●]/.test(text);
}
