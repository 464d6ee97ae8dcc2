import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { MOST_FILES, type ReplyFile } from '../../lib/model/reply.ts';
import { IconButton } from '../ui/Button.tsx';
import { FileButton } from '../ui/FileButton.tsx';
import { useWords } from '../ui/words.tsx';
import { isPicture } from './copy-picture.ts';
import { FileMark, fileSize } from './ReplyFiles.tsx';
import './reply-files.css';

/** Keeps files and gives them back: components have no store. */
export type FileKeeper = {
  /** @throws an Error whose `code` says why it was not kept: `tooLarge`, `full`, `empty` */
  keep: (file: File) => Promise<ReplyFile>;
  read: (file: ReplyFile) => Promise<File | null>;
};

/** The pictures and files of a reply: chosen, dropped or pasted, shown, and taken out again. */
export function FilesField({
  files,
  onChange,
  keeper,
}: {
  files: readonly ReplyFile[];
  onChange: (files: ReplyFile[]) => void;
  keeper: FileKeeper;
}) {
  const { t, locale } = useWords();
  const [problem, setProblem] = useState<string | null>(null);
  const [over, setOver] = useState(false);

  const add = async (given: readonly File[]) => {
    setProblem(null);
    const all = [...files];
    for (const file of given) {
      if (all.length >= MOST_FILES) {
        setProblem(t('files.many'));
        break;
      }
      try {
        const kept = await keeper.keep(file);
        if (!all.some(({ id }) => id === kept.id)) all.push(kept);
      } catch (error) {
        const { code } = error as { code?: 'tooLarge' | 'full' | 'empty' };
        setProblem(`${file.name}: ${t(code ? `files.${code}` : 'desk.notSaved')}`);
      }
    }
    if (all.length > files.length) onChange(all);
  };
  const taken = (event: { preventDefault(): void }, given: FileList | undefined) => {
    if (!given || given.length === 0) return;
    event.preventDefault();
    void add([...given]);
  };

  return (
    <fieldset
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
                onClick={() => onChange(files.filter(({ id }) => id !== file.id))}
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
    void read(file).then((found) => {
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
