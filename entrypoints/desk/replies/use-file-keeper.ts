import { useRef } from 'react';
import type { FileKeeper, FileRefusal } from '../../../components/replies/FilesField.tsx';
import { type ReplyForm, toForm } from '../../../components/replies/form.ts';
import { useApp } from '../../../lib/app/app.tsx';
import { MOST_FILES, type ReplyFile, type SavedReply } from '../../../lib/model/reply.ts';
import { FileProblem, keepFile, readFile } from '../../../lib/store/files.ts';
import { draftOf } from '../reply-drafts.ts';

/**
 * Keeps the files of a reply that is being edited. Keeping takes a while, in which the seller goes on typing: what was
 * kept goes to the form as it is by then.
 * @param change puts a form in the place of the present one
 */
export function useFileKeeper(
  id: string,
  stored: SavedReply | undefined,
  change: (form: ReplyForm) => void,
): FileKeeper & { settled: () => Promise<void> } {
  const { db } = useApp();
  const latest = useRef({ stored, change });
  latest.current = { stored, change };
  const working = useRef<Promise<unknown>>(Promise.resolve());

  const now = (): ReplyForm | null => {
    const { stored: saved } = latest.current;
    return draftOf(id)?.form ?? (saved ? toForm(saved) : null);
  };
  const put = (files: (before: readonly ReplyFile[]) => readonly ReplyFile[]) => {
    const form = now();
    // Discarded or removed meanwhile: there is nothing they could belong to.
    if (form) latest.current.change({ ...form, files: files(form.files) });
  };
  const keep = async (given: readonly File[]) => {
    const refused: { name: string; why: FileRefusal }[] = [];
    for (const file of given) {
      if ((now()?.files.length ?? 0) >= MOST_FILES) {
        refused.push({ name: file.name, why: 'many' });
        continue;
      }
      try {
        const kept = await keepFile(db, file, Date.now());
        put((before) => (before.some((one) => one.id === kept.id) ? before : [...before, kept]));
      } catch (error) {
        refused.push({ name: file.name, why: error instanceof FileProblem ? error.reason : 'notSaved' });
      }
    }
    return refused;
  };
  return {
    add: (given) => {
      const added = working.current.then(() => keep(given));
      working.current = added;
      return added;
    },
    remove: (fileId) => put((before) => before.filter((one) => one.id !== fileId)),
    read: (file) => readFile(db, file),
    settled: async () => {
      await working.current;
    },
  };
}
