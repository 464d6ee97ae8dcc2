import { MousePointerClick } from 'lucide-react';
import { useState } from 'react';
import { WhyAsked } from '../../components/marketplaces/WhyAsked.tsx';
import { Button } from '../../components/ui/Button.tsx';
import { Dialog } from '../../components/ui/Dialog.tsx';
import { TextField } from '../../components/ui/TextField.tsx';
import { useToasts } from '../../components/ui/toasts.tsx';
import { requestSite } from '../../lib/access.ts';
import { marketplaceName } from '../../lib/app/access.ts';
import { useApp } from '../../lib/app/app.tsx';
import { startTeaching } from '../../lib/app/teaching.ts';
import type { TeachTask } from '../../lib/bus.ts';

/** The address of a site that can be asked for: https, or this machine. */
function siteUrl(text: string): URL | null {
  const url = URL.parse(text.trim());
  return url && (url.protocol === 'https:' || (url.protocol === 'http:' && url.hostname === 'localhost'))
    ? url
    : null;
}

/**
 * Opens a page for teaching, after asking for its site.
 * @returns what to call inside a click: the browser shows its prompt only then. false when it was refused
 */
export function useTeach(): (url: URL, task: Pick<TeachTask, 'name' | 'only'>) => Promise<boolean> {
  const { t } = useApp();
  const { say, fail } = useToasts();
  return async (url, task) => {
    try {
      if (!(await requestSite(url.hostname))) return false;
      await startTeaching(url, task);
      say(t('desk.teach.opened'));
    } catch {
      fail(t('desk.teach.failed'));
    }
    return true;
  };
}

/** The button and the dialog that begin teaching a site: its address, and why it is asked for. */
export function TeachSite() {
  const { t, adapters, language } = useApp();
  const teach = useTeach();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [name, setName] = useState('');
  const [checked, setChecked] = useState(false);
  const [refused, setRefused] = useState(false);
  const url = siteUrl(text);
  const host = url?.hostname ?? '';
  const known = adapters.find(({ hosts }) => hosts.includes(host));
  const close = () => {
    setOpen(false);
    setText('');
    setName('');
    setChecked(false);
    setRefused(false);
  };
  const start = () => {
    setChecked(true);
    if (!url) return;
    // First thing in the click: the browser shows its prompt only then.
    void teach(url, { name: name.trim() || host, only: null }).then((allowed) => {
      setRefused(!allowed);
      if (allowed) close();
    });
  };
  return (
    <>
      <Button icon={<MousePointerClick aria-hidden="true" />} onClick={() => setOpen(true)}>
        {t('desk.teach.button')}
      </Button>
      <Dialog open={open} onClose={close} title={t('desk.teach.button')}>
        <form
          className="m-site"
          onSubmit={(event) => {
            event.preventDefault();
            start();
          }}
        >
          <p className="m-line">{t('desk.teach.text')}</p>
          <TextField
            label={t('desk.teach.url')}
            hint={t('desk.teach.urlHint')}
            error={checked && !url ? t('desk.teach.badUrl') : null}
            placeholder="https://"
            value={text}
            onChange={setText}
            autoFocus
            spellCheck={false}
          />
          {known ? (
            <p className="m-line">{t('desk.teach.known', { name: marketplaceName(known, language) })}</p>
          ) : (
            <TextField
              label={t('desk.teach.name')}
              placeholder={host}
              maxLength={60}
              value={name}
              onChange={setName}
            />
          )}
          {url ? <WhyAsked host={host} /> : null}
          <div>
            <Button type="submit" variant="primary">
              {t('desk.teach.open')}
            </Button>
          </div>
          <p className="m-refused" role="status">
            {refused ? t('desk.sites.refused') : null}
          </p>
        </form>
      </Dialog>
    </>
  );
}
