import { PenLine } from 'lucide-react';
import { emptyForm } from '../../../components/replies/form.ts';
import { Ago } from '../../../components/ui/Ago.tsx';
import { Button } from '../../../components/ui/Button.tsx';
import { EmptyState } from '../../../components/ui/Notice.tsx';
import { useToasts } from '../../../components/ui/toasts.tsx';
import { useApp } from '../../../lib/app/app.tsx';
import { useNow, useQuery } from '../../../lib/app/hooks.ts';
import { gatherTopics, type Topic } from '../../../lib/replies/topics.ts';
import type { RegularsDb } from '../../../lib/store/db.ts';
import { forgetUnanswered, openQuestions } from '../../../lib/store/unanswered.ts';
import { newDraft } from '../reply-drafts.ts';
import { go, hrefOf } from '../route.ts';

/** More topics are read by nobody; the most asked stand first. */
const SHOWN = 40;
const NAMES = 3;

type Asker = { id: string; name: string };

/** Topics with who asked, so that the seller can look at the message itself: its text is not kept here. */
async function topicsNow(db: RegularsDb): Promise<(Topic & { askers: Asker[] })[]> {
  const topics = gatherTopics(await openQuestions(db)).slice(0, SHOWN);
  return Promise.all(
    topics.map(async (topic) => {
      const threads = await db.threads.bulkGet(topic.threadKeys.slice(0, NAMES));
      const ids = new Set(threads.flatMap((thread) => thread?.customerId ?? []));
      const customers = await db.customers.bulkGet([...ids]);
      return { ...topic, askers: customers.flatMap((one) => (one ? [{ id: one.id, name: one.name }] : [])) };
    }),
  );
}

/** What buyers asked that no saved reply was sure to answer, gathered by topic, the most asked first. */
export function Topics() {
  const { db, t, language } = useApp();
  const { undoable } = useToasts();
  const now = useNow();
  const topics = useQuery(topicsNow, []);
  if (!topics) return null;
  if (topics.length === 0)
    return (
      <div className="d-replies-right">
        <EmptyState title={t('desk.replies.topics.none')} text={t('desk.replies.topics.noneText')} />
      </div>
    );
  const write = ({ shared, threadKeys }: Topic) => {
    const form = emptyForm(language);
    const [[code, variant] = []] = Object.entries(form.variants);
    if (!code || !variant) return;
    const named = { ...form, variants: { [code]: { ...variant, title: shared.join(' ') } } };
    go('replies', newDraft(named, threadKeys));
  };
  const forget = async ({ threadKeys }: Topic) => {
    undoable(t('desk.replies.topics.forgotten'), await forgetUnanswered(db, threadKeys));
  };
  return (
    <div className="d-replies-right">
      <h2 className="d-topics-title">{t('desk.replies.topics.title')}</h2>
      <p className="reply-soft">{t('desk.replies.topics.text')}</p>
      <ul className="d-topics">
        {topics.map((topic) => (
          <li key={topic.threadKeys.join()} className="d-topic">
            <div className="d-topic-about">
              <strong>{topic.words.join(' · ')}</strong>
              <span className="d-topic-count">
                {t('desk.replies.topics.asked', { count: topic.threadKeys.length })} ·{' '}
                <Ago at={topic.lastAt} now={now} />
              </span>
              {topic.askers.map(({ id, name }) => (
                <a key={id} className="d-link" href={hrefOf('customers', id)}>
                  {name}
                </a>
              ))}
            </div>
            <Button icon={<PenLine aria-hidden="true" />} onClick={() => write(topic)}>
              {t('desk.replies.topics.write')}
            </Button>
            <Button variant="quiet" onClick={() => void forget(topic)}>
              {t('desk.replies.topics.forget')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
