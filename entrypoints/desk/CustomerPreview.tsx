import { Maximize2 } from 'lucide-react';
import { LinkButton } from '../../components/ui/LinkButton.tsx';
import { useApp } from '../../lib/app/app.tsx';
import { CustomerPane } from '../../lib/app/customer-pane.tsx';
import { useDebounced } from '../../lib/app/hooks.ts';
import { hrefOf } from './route.ts';

/** The chosen customer beside the list, once the choice rests for a moment: arrow keys run through many. */
export function CustomerPreview({ customerId }: { customerId: string }) {
  const { t } = useApp();
  const settled = useDebounced(customerId, 120);
  return (
    <aside className="d-preview" aria-label={t('desk.customers.preview')}>
      <div className="d-preview-bar">
        <LinkButton size="small" href={hrefOf('customers', settled)} icon={<Maximize2 aria-hidden="true" />}>
          {t('desk.customers.openFull')}
        </LinkButton>
      </div>
      <CustomerPane customerId={settled} nameLevel={2} />
    </aside>
  );
}
