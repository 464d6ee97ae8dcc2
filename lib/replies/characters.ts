/** The first character that stands for a number: behind all that JSON and line ends need. Surrogates come after the last. */
const FIRST = 0xa1;
export const LARGEST = 0xd7ff - FIRST;

/**
 * Whole numbers from 0 up to `LARGEST` as one character each: what the extension carries along is a third shorter than with
 * digits, and a worker that starts reads all of it.
 * @throws when one is larger
 */
export function toCharacters(numbers: readonly number[]): string {
  if (numbers.some((number) => number > LARGEST)) throw new Error(`a number is larger than ${LARGEST}`);
  return numbers.map((number) => String.fromCharCode(FIRST + number)).join('');
}

export function fromCharacters(text: string): number[] {
  return Array.from({ length: text.length }, (_, i) => text.charCodeAt(i) - FIRST);
}
