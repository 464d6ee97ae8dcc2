import type { ContactDetails } from '../model/customer.ts';
import { updateCustomer } from '../store/customers.ts';
import type { RegularsDb } from '../store/db.ts';

export type ContactName = keyof ContactDetails;

/** Changes one contact detail and leaves the others as they are stored, not as they were last drawn. */
export async function saveContact(
  db: RegularsDb,
  customerId: string,
  name: ContactName,
  text: string,
  now: number,
): Promise<void> {
  await updateCustomer(
    db,
    customerId,
    ({ contact }) => {
      const { [name]: _, ...others } = contact;
      return { contact: text ? { ...others, [name]: text } : others };
    },
    now,
  );
}

/** Changes the tags from what is stored, so that two quick changes both count. */
export async function changeTags(
  db: RegularsDb,
  customerId: string,
  change: (tags: string[]) => string[],
  now: number,
): Promise<void> {
  await updateCustomer(db, customerId, ({ tags }) => ({ tags: change(tags).slice(0, 50) }), now);
}
