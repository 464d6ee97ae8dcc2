import { Copy, Download, File as FileIcon, Image } from 'lucide-react';
import type { ReplyFile } from '../../lib/model/reply.ts';
import { Button } from '../ui/Button.tsx';
import { download } from '../ui/download.ts';
import { useWords } from '../ui/words.tsx';
import { copyPicture, isPicture } from './copy-picture.ts';
import './reply-files.css';

/** "1.4 MB", in the seller's way of writing numbers. */
export function fileSize(bytes: number, locale: string): string {
  const unit = bytes < 1_000_000 ? 'kilobyte' : 'megabyte';
  const of = unit === 'kilobyte' ? 1_000 : 1_000_000;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    maximumFractionDigits: unit === 'megabyte' ? 1 : 0,
  }).format(Math.max(bytes / of, unit === 'kilobyte' ? 1 : 0));
}

/** The names of a reply's files, for a preview. */
export function FileNames({ files }: { files: readonly ReplyFile[] }) {
  if (files.length === 0) return null;
  return (
    <ul className="reply-files">
      {files.map((file) => (
        <li key={file.id + file.name} className="reply-file">
          <FileMark file={file} />
          <span className="reply-file-name">{file.name}</span>
        </li>
      ))}
    </ul>
  );
}

export function FileMark({ file }: { file: Pick<ReplyFile, 'type'> }) {
  return isPicture(file) ? <Image aria-hidden="true" size={14} /> : <FileIcon aria-hidden="true" size={14} />;
}

/** What goes with a reply, to be pasted or attached by hand: pictures to copy, everything to save. */
export function ReplyFiles({
  files,
  read,
  say,
}: {
  files: readonly ReplyFile[];
  /** The file itself; null when its content is gone. */
  read: (file: ReplyFile) => Promise<File | null>;
  /** What became of it; `copied` when a picture is on the clipboard now. */
  say: (words: string, copied: boolean) => void;
}) {
  const { t, locale } = useWords();
  const content = async (file: ReplyFile) => {
    const found = await read(file);
    if (!found) throw new Error('gone');
    return found;
  };
  const copy = async (file: ReplyFile) => {
    try {
      await copyPicture(content(file));
      say(t('files.copied'), true);
    } catch (error) {
      say(t((error as Error).message === 'gone' ? 'files.gone' : 'files.notCopied'), false);
    }
  };
  const save = async (file: ReplyFile) => {
    try {
      download(await content(file), file.name);
    } catch {
      say(t('files.gone'), false);
    }
  };
  return (
    <ul className="reply-files" aria-label={t('files.goWith')}>
      {files.map((file) => (
        <li key={file.id + file.name} className="reply-file">
          <FileMark file={file} />
          <span className="reply-file-name" title={file.name}>
            {file.name}
          </span>
          <span className="reply-file-size">{fileSize(file.size, locale)}</span>
          {isPicture(file) ? (
            <Button
              size="small"
              icon={<Copy aria-hidden="true" size={13} />}
              aria-label={t('files.copy', { name: file.name })}
              onClick={() => void copy(file)}
            >
              {t('files.copyShort')}
            </Button>
          ) : null}
          <Button
            size="small"
            variant="quiet"
            icon={<Download aria-hidden="true" size={13} />}
            aria-label={t('files.save', { name: file.name })}
            onClick={() => void save(file)}
          >
            {t('files.saveShort')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
