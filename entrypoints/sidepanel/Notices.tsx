import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { Button } from '../../components/ui/Button.tsx';
import { Banner } from '../../components/ui/Notice.tsx';
import { useApp } from '../../lib/app/app.tsx';
import { LOSS } from '../../lib/store/ledger.ts';
import { openDesk } from './open-desk.ts';
import { useStored } from './use-stored.ts';

/** What has to be said above everything: data that went missing, and an update that waits. */
export function Notices() {
  const { t } = useApp();
  const loss = useStored(LOSS);
  const update = useUpdateReady();
  return (
    <div role="status" className="p-notices">
      {loss ? (
        <Banner
          tone="danger"
          title={t('panel.loss')}
          action={
            <Button size="small" onClick={() => openDesk('#data')}>
              {t('panel.seeLoss')}
            </Button>
          }
        >
          {t('panel.lossText')}
        </Banner>
      ) : null}
      {update ? (
        <Banner
          tone="info"
          title={t('panel.updateReady')}
          action={
            <Button size="small" onClick={() => browser.runtime.reload()}>
              {t('panel.updateNow')}
            </Button>
          }
        >
          {t('panel.updateText')}
        </Banner>
      ) : null}
    </div>
  );
}

/** True once the browser has an update that only waits for a restart of the extension. */
function useUpdateReady(): boolean {
  const [ready, setReady] = useState(false);
  useEffect(() => {
    const onUpdate = () => setReady(true);
    browser.runtime.onUpdateAvailable.addListener(onUpdate);
    return () => browser.runtime.onUpdateAvailable.removeListener(onUpdate);
  }, []);
  return ready;
}
