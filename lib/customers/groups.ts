import { type Facts, nameKeys } from './evidence.ts';
import { emailKey, phoneEnd, postcodesOf } from './keys.ts';

/** Of a larger group only neighbours are compared: as some are merged the others become neighbours. */
const GROUP = 12;

/** Customers by what they share; a key is only looked at once two have it. */
export class Groups {
  /** Most keys are of one customer only; a set for each would be most of the work. */
  private readonly first = new Map<string, string>();
  private readonly groups = new Map<string, Set<string>>();

  add(key: string | null, customerId: string): void {
    if (key === null) return;
    const first = this.first.get(key);
    if (first === undefined) this.first.set(key, customerId);
    else if (first !== customerId) {
      const group = this.groups.get(key);
      if (group) group.add(customerId);
      else this.groups.set(key, new Set([first, customerId]));
    }
  }

  pairs(): [string, string][] {
    const found = new Map<string, [string, string]>();
    for (const group of this.groups.values()) {
      const ids = [...group].sort();
      for (const [i, a] of ids.entries()) {
        const others = ids.slice(i + 1, ids.length > GROUP ? i + 2 : undefined);
        for (const b of others) found.set(`${a}|${b}`, [a, b]);
      }
    }
    return [...found.values()];
  }
}

/** Files a customer under everything by which its details could say who it is. */
export function group(groups: Groups, id: string, { name, contact, buyers }: Facts): void {
  const phone = phoneEnd(contact.phone);
  const email = emailKey(contact.email);
  groups.add(phone && `phone ${phone}`, id);
  groups.add(email && `email ${email}`, id);
  for (const called of nameKeys({ name, buyers }).keys()) {
    for (const code of postcodesOf(contact.address)) groups.add(`postcode ${code} ${called}`, id);
    groups.add(contact.address ? `address ${called}` : null, id);
    groups.add(contact.birthdayOn ? `birthday ${contact.birthdayOn.slice(-5)} ${called}` : null, id);
  }
}
