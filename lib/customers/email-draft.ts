import type { ContactDetails } from '../model/customer.ts';

/** Longer addresses some mail programs cut off without a word. */
const LONGEST = 1_900;
/** Nothing that could end the address or add another header to it. */
const address = /^[^\s@,;:?&<>"]+@[^\s@,;:?&<>"]+\.[^\s@,;:?&<>"]+$/;

export type EmailDraft = {
  /** A `mailto:` link that opens a draft in the seller's own mail program; null where nobody may be written to. */
  href: string | null;
  /** How many it is to. */
  written: number;
  /** Who has no address, has not agreed or has refused. */
  leftOut: number;
  /** Who could be written to and did not fit into one link. */
  over: number;
};

/**
 * A draft of an e-mail to many, as blind copies: no buyer sees another's address. Only to addresses the seller typed in,
 * of those who agreed and have not refused; each address once.
 */
export function emailDraft(contacts: readonly ContactDetails[]): EmailDraft {
  const may = contacts.filter(
    ({ email, consent, doNotContact }) =>
      consent?.trim() && !doNotContact && address.test(email?.trim() ?? ''),
  );
  const all = [...new Set(may.map(({ email }) => email?.trim().toLowerCase() ?? ''))];
  const fitting: string[] = [];
  let length = 'mailto:?bcc='.length;
  for (const one of all) {
    length += encodeURIComponent(one).length + 1;
    if (length > LONGEST) break;
    fitting.push(encodeURIComponent(one));
  }
  return {
    href: fitting.length > 0 ? `mailto:?bcc=${fitting.join(',')}` : null,
    written: fitting.length,
    leftOut: contacts.length - may.length,
    over: all.length - fitting.length,
  };
}
