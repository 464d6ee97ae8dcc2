/**
 * Eleven groups by recency, frequency and money, each 1 (worst fifth) to 5 (best fifth). The table covers all 125
 * codes; it is the common one of CRM handbooks (README, Decisions), not Shopify's, whose cells are not published.
 */
const table = {
  champions: '555 554 544 545 454 455 445',
  loyal: '543 444 435 355 354 345 344 335',
  potential:
    '553 551 552 541 542 533 532 531 452 451 442 441 431 453 433 432 423 353 352 351 342 341 333 323',
  new: '512 511 422 421 412 411 311',
  promising: '525 524 523 522 521 515 514 513 425 424 413 414 415 315 314 313',
  attention: '535 534 443 434 343 334 325 324',
  sleeping: '331 321 312 221 213 231 241 251',
  atRisk: '255 254 245 244 253 252 243 242 235 234 225 224 153 152 145 143 142 135 134 133 125 124',
  cannotLose: '155 154 144 214 215 115 114 113',
  hibernating: '332 322 233 232 223 222 132 123 122 212 211',
  lost: '111 112 121 131 141 151',
} as const;

export type RfmGroup = keyof typeof table;
export const rfmGroups = Object.keys(table) as RfmGroup[];

const groupOfCode = new Map(
  rfmGroups.flatMap((group) => table[group].split(' ').map((code) => [code, group] as const)),
);

/** The group of a code of three fifths. @throws for what is no code */
export function rfmGroup(recency: number, frequency: number, money: number): RfmGroup {
  const group = groupOfCode.get(`${recency}${frequency}${money}`);
  if (!group) throw new Error(`no group for ${recency}${frequency}${money}`);
  return group;
}

/**
 * The fifth, 1 to 5, of each value among all, equal values in one fifth: that of their middle place.
 * @param values in any order
 * @returns a function from a value to its fifth
 */
export function fifthsOf(values: readonly number[]): (value: number) => number {
  const sorted = Float64Array.from(values).sort();
  const places = new Map<number, number>();
  for (let from = 0; from < sorted.length; ) {
    const value = sorted[from] ?? 0;
    let to = from;
    while (to < sorted.length && sorted[to] === value) to++;
    places.set(value, Math.min(5, Math.floor((5 * (from + to)) / 2 / sorted.length) + 1));
    from = to;
  }
  return (value) => places.get(value) ?? 1;
}
