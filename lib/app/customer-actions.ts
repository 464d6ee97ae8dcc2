import { useMemo } from 'react';
import type { AdvocateDate } from '../../components/customer/Advocate.tsx';
import type { CaseDraft } from '../../components/customer/CaseForm.tsx';
import type { NoteDraft } from '../../components/customer/NoteComposer.tsx';
import { useToasts } from '../../components/ui/toasts.tsx';
import type { Customer } from '../model/customer.ts';
import { closeCase, openCase, removeCase } from '../store/cases.ts';
import { updateCustomer } from '../store/customers.ts';
import { removeNote, saveNote } from '../store/notes.ts';
import { useApp } from './app.tsx';
import { type ContactName, changeTags, saveContact } from './customer-contact.ts';
import { useAttempt } from './customer-followups.ts';
import { counted } from './customer-saving.ts';
import { keepSafe } from './customer-unsaved.ts';

export type CustomerActions = {
  rename: (customer: Customer, name: string) => void;
  addTags: (tags: string[]) => void;
  removeTag: (tag: string, place: number) => void;
  saveNote: (note: NoteDraft) => Promise<void>;
  removeNote: (id: string) => Promise<void>;
  saveContact: (name: ContactName, text: string) => Promise<void>;
  setAdvocate: (date: AdvocateDate, text: string) => void;
  openCase: (draft: CaseDraft) => Promise<boolean>;
  closeCase: (id: string) => void;
};

/** What a seller can change about one customer. Removing and replacing can be undone; typed text is kept safe. */
export function useCustomerActions(customerId: string): CustomerActions {
  const { db, t } = useApp();
  const { undoable } = useToasts();
  const attempt = useAttempt();
  return useMemo(
    () => ({
      rename: (customer, name) => {
        void attempt(async () => {
          await updateCustomer(db, customerId, { name }, Date.now());
          undoable(t('customer.renamed'), () =>
            counted(updateCustomer(db, customerId, { name: customer.name }, Date.now())),
          );
        });
      },
      addTags: (tags) => {
        void attempt(() => changeTags(db, customerId, (old) => [...old, ...tags], Date.now()));
      },
      removeTag: (tag, place) => {
        void attempt(async () => {
          await changeTags(db, customerId, (old) => old.filter((other) => other !== tag), Date.now());
          undoable(t('customer.tagRemoved', { tag }), () =>
            counted(changeTags(db, customerId, (old) => old.toSpliced(place, 0, tag), Date.now())),
          );
        });
      },
      saveNote: (note) => {
        const at = Date.now();
        return counted(
          keepSafe({ kind: 'note', customerId, at, ...note }, () =>
            saveNote(db, { ...note, customerId }, at),
          ),
        );
      },
      removeNote: async (id) => {
        const removed = await attempt(async () => {
          const undo = await removeNote(db, id);
          undoable(t('customer.noteRemoved'), () => counted(undo()));
        });
        if (!removed) throw new Error('the note is still there');
      },
      saveContact: (name, text) => {
        const at = Date.now();
        return counted(
          keepSafe({ kind: 'contact', customerId, name, text, at }, () =>
            saveContact(db, customerId, name, text, at),
          ),
        );
      },
      setAdvocate: (name, text) => {
        void attempt(async () => {
          const before = (await db.customers.get(customerId))?.contact[name] ?? '';
          await saveContact(db, customerId, name, text, Date.now());
          const removed = name === 'advocateSince' && text === '';
          undoable(t(removed ? 'customer.advocateRemoved' : 'customer.advocateSaved'), () =>
            counted(saveContact(db, customerId, name, before, Date.now())),
          );
        });
      },
      openCase: (draft) =>
        attempt(async () => {
          const { id } = await openCase(db, { customerId, ...draft }, Date.now());
          undoable(t('customer.caseIsOpen'), async () => {
            await counted(removeCase(db, id));
          });
        }),
      closeCase: (id) => {
        void attempt(async () => {
          const undo = await closeCase(db, id, Date.now());
          undoable(t('customer.caseIsClosed'), () => counted(undo()));
        });
      },
    }),
    [db, t, customerId, undoable, attempt],
  );
}
