import { ArrowLeft } from 'lucide-react';
import { LinkButton } from '../../components/ui/LinkButton.tsx';
import { useApp } from '../../lib/app/app.tsx';
import { CustomerPane } from '../../lib/app/customer-pane.tsx';
import './customers-view.css';
import { hrefOf } from './route.ts';

/** One customer as the whole view. */
export function CustomerPage({ customerId }: { customerId: string }) {
  const { t } = useApp();
  return (
    <div className="d-customer-page">
      <LinkButton
        variant="quiet"
        size="small"
        href={hrefOf('customers')}
        icon={<ArrowLeft aria-hidden="true" />}
      >
        {t('desk.customers.back')}
      </LinkButton>
      <CustomerPane customerId={customerId} />
    </div>
  );
}
