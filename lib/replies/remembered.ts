/** Words kept, so that a library's common ones are worked out once. */
const MOST = 20_000;

/** The same function of a word, which works each out once. */
export function remembered<T>(make: (word: string) => T): (word: string) => T {
  const made = new Map<string, T>();
  return (word) => {
    const known = made.get(word);
    if (known !== undefined) return known;
    const fresh = make(word);
    if (made.size >= MOST) made.clear();
    made.set(word, fresh);
    return fresh;
  };
}
