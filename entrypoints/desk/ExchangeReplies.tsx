import { Download, Globe, MoreHorizontal } from 'lucide-react';
import { useState } from 'react';
import { ExchangeTable } from '../../components/replies/ExchangeTable.tsx';
import { Button, IconButton } from '../../components/ui/Button.tsx';
import { Dialog } from '../../components/ui/Dialog.tsx';
import { download } from '../../components/ui/download.ts';
import { FileButton } from '../../components/ui/FileButton.tsx';
import { Menu } from '../../components/ui/Menu.tsx';
import { Banner } from '../../components/ui/Notice.tsx';
import { useToasts } from '../../components/ui/toasts.tsx';
import { useApp } from '../../lib/app/app.tsx';
import { fileIdsOf, type SavedReply } from '../../lib/model/reply.ts';
import type { Exchanged } from '../../lib/replies/exchange/collector.ts';
import { type Planned, planImport } from '../../lib/replies/exchange/plan.ts';
import { readReplies } from '../../lib/replies/exchange/read.ts';
import { repliesAsCsv, repliesAsJson, shared } from '../../lib/replies/exchange/write.ts';
import { FileProblem, putContents } from '../../lib/store/files.ts';
import { listReplies, putReplies } from '../../lib/store/replies.ts';
import { PublishFaq } from './PublishFaq.tsx';

type Review = { name: string; read: Exchanged; planned: Planned[] };

/** Takes replies from a file, after showing what it would change, and gives them out. */
export function ExchangeReplies({ replies }: { replies: readonly SavedReply[] }) {
  const { db, t, language } = useApp();
  const { undoable, fail, say } = useToasts();
  const [review, setReview] = useState<Review | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [publishing, setPublishing] = useState(false);

  const read = async (file: File) => {
    setProblem(null);
    try {
      const found = await readReplies(await textOf(file), file.name, language);
      setReview({ name: file.name, read: found, planned: planImport(await listReplies(db), found.replies) });
    } catch (error) {
      const [code = 'unknown', ...rest] = String((error as Error).message).split(': ');
      setProblem(t(`desk.replies.fileProblem.${code}`, { detail: rest.join(': '), defaultValue: code }));
    }
  };
  const take = async ({ planned, read }: Review) => {
    const drafts = planned
      .filter(({ kind }) => kind !== 'same')
      .map(({ reply, old }) => ({ ...reply, ...(old ? { id: old.id } : {}) }));
    setReview(null);
    try {
      const now = Date.now();
      await putContents(
        db,
        read.contents.map((content) => ({ ...content, at: now })),
      );
      const undo = await putReplies(db, drafts, now);
      undoable(t('desk.replies.imported', { count: drafts.length }), undo);
    } catch (error) {
      fail(t(error instanceof FileProblem ? `files.${error.reason}` : 'desk.notSaved'));
    }
  };
  const give = async () => {
    const ids = [...fileIdsOf(shared(replies))];
    const contents = (await db.files.bulkGet(ids)).flatMap((one) => one ?? []);
    save(repliesAsJson(replies, contents), 'application/json', 'json');
    sayKept();
  };
  const sayKept = () => {
    const kept = replies.length - shared(replies).length;
    if (kept > 0) say(t('desk.replies.keptPrivate', { count: kept }));
  };
  const save = (content: string, type: string, ending: string) =>
    download(new Blob([content], { type }), `regulars-replies.${ending}`);
  const changes = review?.planned.filter(({ kind }) => kind !== 'same').length ?? 0;
  return (
    <>
      <FileButton
        label={t('desk.replies.import')}
        accept=".json,.csv,.tsv,.txt,.yml,.yaml"
        onFiles={([file]) => void read(file)}
      />
      <Menu
        trigger={<IconButton label={t('desk.replies.export')} icon={<MoreHorizontal aria-hidden="true" />} />}
        items={[
          {
            label: t('desk.replies.exportJson'),
            icon: <Download aria-hidden="true" />,
            onSelect: () => void give().catch(() => fail(t('desk.notSaved'))),
          },
          {
            label: t('desk.replies.exportCsv'),
            icon: <Download aria-hidden="true" />,
            onSelect: () => {
              save(repliesAsCsv(replies), 'text/csv', 'csv');
              sayKept();
            },
          },
          {
            label: t('desk.replies.publish'),
            icon: <Globe aria-hidden="true" />,
            onSelect: () => setPublishing(true),
          },
        ]}
      />
      {publishing ? <PublishFaq replies={shared(replies)} onClose={() => setPublishing(false)} /> : null}
      <Dialog
        open={problem !== null}
        onClose={() => setProblem(null)}
        title={t('desk.replies.notRead')}
        size="small"
      >
        <Banner tone="danger">{problem}</Banner>
      </Dialog>
      <Dialog
        open={review !== null}
        onClose={() => setReview(null)}
        title={t('desk.replies.importOf', { name: review?.name ?? '' })}
        size="wide"
        footer={
          <>
            <Button onClick={() => setReview(null)}>{t('desk.cancel')}</Button>
            <Button variant="primary" disabled={changes === 0} onClick={() => review && void take(review)}>
              {t('desk.replies.importNow', { count: changes })}
            </Button>
          </>
        }
      >
        {review ? <ExchangeTable planned={review.planned} problems={review.read.problems} /> : null}
      </Dialog>
    </>
  );
}

/** A file's text: UTF-8, or what Chinese tools write. */
async function textOf(file: File): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
