import { BellRing } from 'lucide-react';
import { useEffect } from 'react';
import { Button } from '../../components/ui/Button.tsx';
import { Select } from '../../components/ui/Select.tsx';
import { useWords } from '../../components/ui/words.tsx';
import { sendMessage } from '../../lib/bus.ts';
import { spanWords } from '../../lib/words/time.ts';
import type { Link, Shown } from './link.ts';
import { useData } from './use-data.ts';

/** The choice that has no minutes. */
const WRITES = 'writes';

/** Something promised to this page's customer is due. One at a time; it shouts at nobody else's page. */
export function Popup({ shown, link }: { shown: Shown; link: Link }) {
  const { t } = useWords();
  const data = useData(shown, ({ subject }) => sendMessage('popup', subject));
  useEffect(() => {
    if (data === null) link.send({ type: 'close' });
  }, [data, link]);
  if (!data) return null;
  const { id, text, when, name, snoozeMinutes, reply } = data;
  return (
    <section className="popup" aria-label={t('companion.due', { when })}>
      <h1>
        <BellRing size={14} aria-hidden="true" /> {t('companion.due', { when })}
      </h1>
      <p>
        “{text}” <span className="soft">{t('companion.for', { name })}</span>
      </p>
      {reply ? <p className="soft">{t('companion.withReply', { title: reply })}</p> : null}
      <div className="row">
        <Button size="small" variant="primary" onClick={() => void sendMessage('finishFollowup', id)}>
          {t('companion.done')}
        </Button>
        <Select
          label={t('companion.snooze')}
          hideLabel
          value=""
          options={[
            { value: '', label: t('companion.snooze') },
            ...snoozeMinutes.map((minutes) => ({ value: String(minutes), label: spanWords(t, minutes) })),
            { value: WRITES, label: t('followup.untilTheyWrite') },
          ]}
          onChange={(choice) =>
            choice &&
            void sendMessage('snoozeFollowup', { id, minutes: choice === WRITES ? null : Number(choice) })
          }
        />
        <Button size="small" variant="quiet" onClick={() => void sendMessage('showInPanel', shown.subject)}>
          {t('companion.open')}
        </Button>
      </div>
    </section>
  );
}
