import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { ReplyFile } from '../../lib/model/reply.ts';
import { IconButton } from '../ui/Button.tsx';
import { FileButton } from '../ui/FileButton.tsx';
import { useWords } from '../ui/words.tsx';
import { isPicture } from './copy-picture.ts';
import { FileMark, fileSize } from './ReplyFiles.tsx';
import './reply-files.css';

/** Why a file was not kept; `notSaved`: nobody knows. */
export type FileRefusal = 'tooLarge' | 'full' | 'empty' | 'many' | 'notSaved';

/** Keeps files and gives them back: components have no store. */
export type FileKeeper = {
  /** Keeps files and puts them among those of the reply as it is by then. @returns which were not kept, and why */
  add: (files: readonly File[]) => Promise<{ name: string; why: FileRefusal }[]>;
  remove: (id: string) => void;
  read: (file: ReplyFile) => Promise<File | null>;
};

/** The pictures and files of a reply: chosen, dropped or pasted, shown, and taken out again. */
export function FilesField({ files, keeper }: { files: readonly ReplyFile[]; keeper: FileKeeper }) {
  const { t, locale } = useWords();
  const [problem, setProblem] = useState<string | null>(null);
  const [over, setOver] = useState(false);
  const group = useRef<HTMLFieldSetElement>(null);

  const add = async (given: readonly File[]) => {
    setProblem(null);
    const [refused] = await keeper.add(given);
    if (refused) setProblem(`${refused.name}: ${t(`files.${refused.why}`)}`);
  };
  const taken = (event: { preventDefault(): void }, given: FileList | undefined) => {
    if (!given || given.length === 0) return;
    event.preventDefault();
    void add([...given]);
  };

  return (
    <fieldset
      ref={group}
      tabIndex={-1}
      className="reply-files-field"
      data-over={over || undefined}
      onPaste={(event) => taken(event, event.clipboardData?.files)}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        taken(event, event.dataTransfer.files);
      }}
    >
      <legend className="r-field-label">{t('files.label')}</legend>
      {files.length > 0 ? (
        <ul className="reply-files">
          {files.map((file) => (
            <li key={file.id} className="reply-file">
              <Thumbnail file={file} read={keeper.read} />
              <span className="reply-file-name">{file.name}</span>
              <span className="reply-file-size">{fileSize(file.size, locale)}</span>
              <IconButton
                size="small"
                label={t('files.remove', { name: file.name })}
                icon={<X aria-hidden="true" size={14} />}
                onClick={() => {
                  keeper.remove(file.id);
                  // What had the focus is gone.
                  group.current?.focus();
                }}
              />
            </li>
          ))}
        </ul>
      ) : null}
      <FileButton label={t('files.add')} accept="" multiple onFiles={(given) => void add(given)} />
      {problem ? (
        <p className="r-field-error" role="alert">
          {problem}
        </p>
      ) : (
        <p className="r-field-hint">{t('files.hint')}</p>
      )}
    </fieldset>
  );
}

/** A small picture of a picture, an icon of anything else. */
function Thumbnail({ file, read }: { file: ReplyFile; read: FileKeeper['read'] }) {
  const [shown, setShown] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `read` is a new function at each render
  useEffect(() => {
    if (!isPicture(file)) return;
    let current = true;
    void read(file)
      .catch(() => null)
      .then((found) => {
        if (!found) return;
        const reader = new FileReader();
        // As a data address: the policy of our pages takes no other picture from outside.
        reader.onload = () => current && setShown(String(reader.result));
        reader.readAsDataURL(found);
      });
    return () => {
      current = false;
    };
  }, [file.id]);
  return shown ? <img className="reply-file-picture" src={shown} alt="" /> : <FileMark file={file} />;
}
