import { useMemo, useState } from 'react';
import { ownName } from '../../components/replies/languages.ts';
import { Button } from '../../components/ui/Button.tsx';
import { Dialog } from '../../components/ui/Dialog.tsx';
import { download } from '../../components/ui/download.ts';
import { Select } from '../../components/ui/Select.tsx';
import { Checkbox } from '../../components/ui/Switch.tsx';
import { TextField } from '../../components/ui/TextField.tsx';
import { useApp } from '../../lib/app/app.tsx';
import type { SavedReply } from '../../lib/model/reply.ts';
import { faqEntries, faqPage } from '../../lib/replies/exchange/faq.ts';
import { translator } from '../../lib/words/translate.ts';

/** Chooses replies and makes a help page of them, one file for the seller's own site. */
export function PublishFaq({ replies, onClose }: { replies: readonly SavedReply[]; onClose: () => void }) {
  const { t, language: own, settings } = useApp();
  const languages = useMemo(
    () => [...new Set(replies.flatMap(({ variants }) => Object.keys(variants)))].sort(),
    [replies],
  );
  const [language, setLanguage] = useState(languages.includes(own) ? own : (languages[0] ?? 'en'));
  const [title, setTitle] = useState(settings.shopName);
  const [tag, setTag] = useState('');
  const [changed, setChanged] = useState<ReadonlyMap<string, boolean>>(new Map());
  const entries = useMemo(
    () => faqEntries(tag ? replies.filter(({ tags }) => tags.includes(tag)) : replies, language),
    [replies, tag, language],
  );
  const tags = [...new Set(replies.flatMap((reply) => reply.tags))].sort();
  // What only an order could fill in would stand on the page as a hole.
  const isChosen = ({ id, asks }: { id: string; asks: string[] }) => changed.get(id) ?? asks.length === 0;
  const chosen = entries.filter(isChosen);
  const heading = title.trim() || t('desk.replies.faqTitle');

  const publish = async () => {
    const say = translator(language === 'zh_CN' || language === 'zh_TW' ? language : 'en');
    const words = { search: say('desk.replies.faqSearch'), none: say('desk.replies.faqNone') };
    const html = await faqPage({ title: heading, language, entries: chosen, words });
    download(new Blob([html], { type: 'text/html' }), 'help.html');
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('desk.replies.publish')}
      size="wide"
      footer={
        <>
          <Button onClick={onClose}>{t('desk.cancel')}</Button>
          <Button variant="primary" disabled={chosen.length === 0} onClick={() => void publish()}>
            {t('desk.replies.publishNow', { count: chosen.length })}
          </Button>
        </>
      }
    >
      <p className="reply-soft">{t('desk.replies.publishText')}</p>
      <div className="d-faq-choices">
        <TextField label={t('desk.replies.faqHeading')} value={title} maxLength={100} onChange={setTitle} />
        <Select
          label={t('panel.language')}
          value={language}
          onChange={setLanguage}
          options={languages.map((value) => ({ value, label: ownName(value) }))}
        />
        <Select
          label={t('desk.replies.byTag')}
          value={tag}
          onChange={setTag}
          options={[
            { value: '', label: t('desk.replies.allTags') },
            ...tags.map((value) => ({ value, label: value })),
          ]}
        />
      </div>
      <ul className="d-faq-list">
        {entries.map((entry) => (
          <li key={entry.id}>
            <Checkbox
              label={entry.question}
              hint={
                entry.asks.length > 0 ? t('desk.replies.faqAsks', { names: entry.asks.join(', ') }) : null
              }
              checked={isChosen(entry)}
              onChange={(on) => setChanged(new Map(changed).set(entry.id, on))}
            />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
