import { BellRing, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button, IconButton } from '../../components/ui/Button.tsx';
import { useWords } from '../../components/ui/words.tsx';
import { sendMessage } from '../../lib/bus.ts';
import { spanWords } from '../../lib/words/time.ts';
import type { Link, Shown } from './link.ts';
import { useData } from './use-data.ts';

/** Something promised to this page's customer is due. One at a time; it shouts at nobody else's page. */
export function Popup({ shown, link }: { shown: Shown; link: Link }) {
  const { t } = useWords();
  const [snoozing, setSnoozing] = useState(false);
  const data = useData(shown, ({ subject }) => sendMessage('popup', subject));
  useEffect(() => {
    if (data === null) link.send({ type: 'close' });
  }, [data, link]);
  if (!data) return null;
  const { id, text, when, name, snoozeMinutes, reply } = data;
  const snooze = (minutes: number | null) => {
    setSnoozing(false);
    void sendMessage('snoozeFollowup', { id, minutes });
  };
  return (
    <section className="popup" aria-label={t('companion.due', { when })}>
      <header className="row">
        <h1 role="alert" className="grow">
          <BellRing size={14} aria-hidden="true" /> {t('companion.due', { when })}
        </h1>
        <IconButton
          size="small"
          label={t('companion.closePopup')}
          icon={<X size={14} />}
          onClick={() => link.send({ type: 'close' })}
        />
      </header>
      <p>
        {t('companion.quoted', { text })} <span className="soft">{t('companion.for', { name })}</span>
      </p>
      {reply ? <p className="soft">{t('companion.withReply', { title: reply })}</p> : null}
      <div className="row">
        <Button size="small" variant="primary" onClick={() => void sendMessage('finishFollowup', id)}>
          {t('companion.done')}
        </Button>
        <Button size="small" aria-expanded={snoozing} onClick={() => setSnoozing(!snoozing)}>
          {t('companion.snooze')}
        </Button>
        <Button size="small" variant="quiet" onClick={() => void sendMessage('showInPanel', shown.subject)}>
          {t('companion.open')}
        </Button>
      </div>
      {snoozing ? (
        // In the frame itself, which grows: a list over it would be cut off at its edge.
        <fieldset className="row wrap" aria-label={t('companion.snooze')}>
          {snoozeMinutes.map((minutes) => (
            <Button key={minutes} size="small" onClick={() => snooze(minutes)}>
              {spanWords(t, minutes)}
            </Button>
          ))}
          <Button size="small" onClick={() => snooze(null)}>
            {t('followup.untilTheyWrite')}
          </Button>
        </fieldset>
      ) : null}
    </section>
  );
}
