import type { Buyer, ContactDetails } from '../model/customer.ts';
import { masked } from '../model/masked.ts';
import type { Evidence, Strength } from '../model/merge.ts';
import { accountKey, emailKey, nameKey, phoneOf, postcodesOf, samePhone, usernameKey } from './keys.ts';
import { wordsOf } from './words.ts';

/** What is compared of a customer. Tags and notes say nothing about who somebody is. */
export type Facts = {
  name: string;
  buyers: readonly Buyer[];
  contact: ContactDetails;
};

/** So many words at least must two addresses share, and this part of the shorter one. */
const ADDRESS = { words: 4, share: 0.75 };

/** All names a customer goes by, as keys. */
export function nameKeys({ name, buyers }: Pick<Facts, 'name' | 'buyers'>): Map<string, string> {
  const names = [name, ...buyers.map((buyer) => buyer.name)];
  return new Map(names.flatMap((written) => entry(nameKey(written), written)));
}

function entry(key: string | null, written: string | null | undefined): [string, string][] {
  return key === null ? [] : [[key, written ?? '']];
}

function sameAddress(a: string | undefined, b: string | undefined): boolean {
  if (!a || !b || masked(a) || masked(b)) return false;
  const [few, many] = [wordsOf(a), wordsOf(b)].sort((x, y) => x.length - y.length) as [string[], string[]];
  const shared = few.filter((word) => many.includes(word)).length;
  return shared >= ADDRESS.words && shared >= few.length * ADDRESS.share;
}

/** The month and day two birthdays share, when their years do not contradict; null otherwise. */
function sameBirthday(a: string | undefined, b: string | undefined): string | null {
  if (!a || !b || a.slice(-5) !== b.slice(-5)) return null;
  const years = [a, b].map((day) => (day.startsWith('--') ? null : day.slice(0, 4)));
  if (years[0] && years[1] && years[0] !== years[1]) return null;
  return a.length >= b.length ? a : b;
}

/** True when nothing that both sightings of an account say is different. */
export function agree(a: AccountKeys, b: AccountKeys): boolean {
  const differ = (one: string | null, other: string | null) =>
    one !== null && other !== null && one.toLowerCase() !== other.toLowerCase();
  return !differ(a.userId, b.userId) && !differ(a.username, b.username) && !differ(a.email, b.email);
}

export type AccountKeys = Pick<Buyer, 'userId' | 'username' | 'email'>;

/** A username or e-mail that two accounts of one shop bear while only one has an id: one account, read in two ways. */
function sameAccount(a: Buyer, b: Buyer): string | null {
  if (a.marketplace !== b.marketplace || a.shop !== b.shop || !agree(a, b)) return null;
  for (const field of ['username', 'email'] as const) {
    const value = a[field];
    if (value && b[field] && !masked(value) && accountKey(value)) return value;
  }
  return null;
}

function accountEvidence(a: Facts, b: Facts): Evidence[] {
  const found: Evidence[] = [];
  const [namesA, namesB] = [nameKeys(a), nameKeys(b)];
  for (const one of a.buyers) {
    for (const other of b.buyers) {
      const account = sameAccount(one, other);
      if (account) found.push({ fact: 'account', strength: 'certain', value: account });
      const username = usernameKey(one.username, namesA);
      const elsewhere = one.marketplace !== other.marketplace || one.shop !== other.shop;
      if (elsewhere && username && username === usernameKey(other.username, namesB)) {
        found.push({ fact: 'username', strength: 'suggested', value: one.username ?? username });
      }
    }
  }
  return found;
}

/** The first value of one list that matches one of the other. */
function shared<T>(a: readonly T[], b: readonly T[], same: (one: T, other: T) => boolean): T | undefined {
  return a.find((one) => b.some((other) => same(one, other)));
}

const emailsOf = ({ contact, buyers }: Facts) =>
  [contact.email, ...buyers.map(({ email }) => email)].flatMap((email) => emailKey(email) ?? []);

/**
 * What speaks for two customers being one person, the strongest first.
 * @param orders ids of orders that were read with an account of each (see `BuyerPair`)
 */
export function evidenceOf(a: Facts, b: Facts, orders: readonly string[] = []): Evidence[] {
  const found: Evidence[] = orders.map((value) => ({ fact: 'order', strength: 'certain', value }));
  found.push(...accountEvidence(a, b));
  const [phoneA, phoneB] = [phoneOf(a.contact.phone), phoneOf(b.contact.phone)];
  if (phoneA && phoneB && samePhone(phoneA, phoneB)) {
    found.push({ fact: 'phone', strength: 'strong', value: a.contact.phone ?? '' });
  }
  const same = (one: string, other: string) => one === other;
  const email = shared(emailsOf(a), emailsOf(b), same);
  if (email) found.push({ fact: 'email', strength: 'strong', value: email });

  const weak = (fact: 'name' | 'postcode' | 'address' | 'birthday', value: string | null | undefined) => {
    if (value) found.push({ fact, strength: 'suggested', value });
  };
  const names = nameKeys(a);
  weak('name', names.get(shared([...names.keys()], [...nameKeys(b).keys()], same) ?? ''));
  weak('postcode', shared(postcodesOf(a.contact.address), postcodesOf(b.contact.address), same));
  weak('address', sameAddress(a.contact.address, b.contact.address) ? a.contact.address : null);
  weak('birthday', sameBirthday(a.contact.birthdayOn, b.contact.birthdayOn));
  const rank: Record<Strength, number> = { certain: 0, strong: 1, suggested: 2 };
  const unique = found.filter(
    ({ fact, value }, i) => found.findIndex((one) => one.fact === fact && one.value === value) === i,
  );
  return unique.sort((x, y) => rank[x.strength] - rank[y.strength]);
}

/**
 * How strongly two customers are suggested as one person, or null when they are not. Weak facts count only with the
 * same name and one more: never a name alone, never two facts of one household.
 */
export function verdictOf(evidence: readonly Evidence[]): Strength | null {
  for (const strength of ['certain', 'strong'] as const) {
    if (evidence.some((one) => one.strength === strength)) return strength;
  }
  const named = evidence.some(({ fact }) => fact === 'name');
  return named && evidence.some(({ fact }) => fact !== 'name') ? 'suggested' : null;
}
