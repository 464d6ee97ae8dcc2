import type { ContactDetails, Customer } from '../model/customer.ts';
import type { Given } from '../model/merge.ts';

/** What a person wrote or chose about a customer. */
export type Profile = Pick<Customer, 'name' | 'nameIsOwn' | 'tags' | 'contact'>;

/** A merge into this record that stands: whose profile it brought, and what of it was taken over. */
export type Gift = { other: Profile; given: Given };

const MOST_TAGS = 50;

type ContactName = keyof ContactDetails;
const namesOf = (contact: ContactDetails) => Object.keys(contact) as ContactName[];

/** A name the seller wrote is worth more than one from a page. */
const takesName = (kept: Profile, other: Profile) =>
  kept.name === '' ? other.name !== '' : !kept.nameIsOwn && other.nameIsOwn;

/** The kept profile with what it lacked of the other; where both say something the kept one's stays. */
export function join(kept: Profile, other: Profile): { profile: Profile; given: Given } {
  const room = Math.max(0, MOST_TAGS - kept.tags.length);
  const tags = other.tags.filter((tag) => !kept.tags.includes(tag)).slice(0, room);
  const contact: ContactDetails = {};
  for (const name of namesOf(other.contact)) {
    if (!kept.contact[name] && other.contact[name]) contact[name] = other.contact[name];
  }
  const renamed = takesName(kept, other);
  const { name, nameIsOwn } = kept;
  return {
    profile: {
      name: renamed ? other.name : name,
      nameIsOwn: renamed ? other.nameIsOwn : nameIsOwn,
      tags: [...kept.tags, ...tags],
      contact: { ...kept.contact, ...contact },
    },
    given: { nameBefore: renamed ? { name, nameIsOwn } : null, tags, contact },
  };
}

/**
 * The profile without what one merge gave it. What was changed by hand since stays; what another merge that stands
 * brought too is from now on that one's gift.
 * @param gone the gift that is taken back; `other` as it was when it gave
 * @param rest the gifts that stay, the oldest first
 */
export function withdraw<G extends Gift>(
  profile: Profile,
  gone: Gift,
  rest: readonly G[],
): { profile: Profile; rest: G[] } {
  const left = rest.map((gift) => ({ ...gift, given: structuredClone(gift.given) }));
  const tags = profile.tags.filter((tag) => {
    if (!gone.given.tags.includes(tag)) return true;
    const heir = left.find(({ other }) => other.tags.includes(tag));
    heir?.given.tags.push(tag);
    return heir !== undefined;
  });
  const contact = { ...profile.contact };
  for (const name of namesOf(gone.given.contact)) {
    if (contact[name] !== gone.given.contact[name]) continue;
    delete contact[name];
    const heir = left.find(({ other }) => other.contact[name]);
    if (!heir) continue;
    contact[name] = heir.other.contact[name];
    heir.given.contact[name] = heir.other.contact[name];
  }
  return { profile: { ...nameWithout(profile, gone, left), tags, contact }, rest: left };
}

function nameWithout(
  profile: Profile,
  { other, given }: Gift,
  left: readonly Gift[],
): Pick<Profile, 'name' | 'nameIsOwn'> {
  const { name, nameIsOwn } = profile;
  const before = given.nameBefore;
  if (!before || name !== other.name || nameIsOwn !== other.nameIsOwn) return { name, nameIsOwn };
  const heir = left.find((gift) => takesName({ ...profile, ...before }, gift.other));
  if (!heir) return before;
  heir.given.nameBefore = before;
  return { name: heir.other.name, nameIsOwn: heir.other.nameIsOwn };
}

/** What of a gift the giver itself no longer has, after one of its own merges was undone. */
export function lostOf({ other, given }: Gift, now: Profile): Gift {
  const contact = Object.fromEntries(
    Object.entries(given.contact).filter(([name, value]) => now.contact[name as ContactName] !== value),
  );
  const renamed = now.name !== other.name || now.nameIsOwn !== other.nameIsOwn;
  return {
    other,
    given: {
      nameBefore: renamed ? given.nameBefore : null,
      tags: given.tags.filter((tag) => !now.tags.includes(tag)),
      contact,
    },
  };
}

/** A gift without what of it was lost. */
export function giftWithout({ given }: Gift, lost: Gift): Given {
  const contact = Object.fromEntries(
    Object.entries(given.contact).filter(([name]) => !(name in lost.given.contact)),
  );
  return {
    nameBefore: lost.given.nameBefore ? null : given.nameBefore,
    tags: given.tags.filter((tag) => !lost.given.tags.includes(tag)),
    contact,
  };
}
