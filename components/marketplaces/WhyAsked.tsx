import { ShieldCheck } from 'lucide-react';
import { useWords } from '../ui/words.tsx';
import './marketplaces.css';

/** Why the browser will ask for a site; its own prompt says only what. */
export function WhyAsked({ host }: { host: string }) {
  const { t } = useWords();
  return (
    <div className="m-why">
      <ShieldCheck aria-hidden="true" />
      <div>
        <p>{t('desk.sites.why', { host })}</p>
        <p>{t('desk.sites.whyNot')}</p>
      </div>
    </div>
  );
}
