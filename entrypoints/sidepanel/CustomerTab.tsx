import { ArrowLeft, UserRound } from 'lucide-react';
import { Button } from '../../components/ui/Button.tsx';
import { EmptyState, Loading } from '../../components/ui/Notice.tsx';
import { useApp } from '../../lib/app/app.tsx';
import { CustomerPane } from '../../lib/app/customer-pane.tsx';
import { FindCustomer } from '../../lib/app/find-customer.tsx';
import type { PageContext } from '../../lib/app/page-context.ts';

/**
 * The customer of the page, or one that was looked up; without either, what the page does say, and a search.
 * @param ready false until it is known which tab is active
 * @param chosen the customer shown is one that was looked up
 * @param finding the seller asked for the search
 */
export function CustomerTab({
  ready,
  context,
  customerId,
  chosen,
  finding,
  onOpen,
  onBack,
  onStopFinding,
}: {
  ready: boolean;
  context: PageContext | null;
  customerId: string | null;
  chosen: boolean;
  finding: boolean;
  onOpen: (id: string) => void;
  onBack: () => void;
  onStopFinding: () => void;
}) {
  const { t } = useApp();
  if (!ready) return <Loading />;
  if (customerId === null) {
    return (
      <div className="p-tab">
        <h1 className={finding ? 'p-title' : 'r-hidden'}>
          {finding ? t('panel.findCustomer') : t('panel.customer')}
        </h1>
        {finding ? null : <Nobody context={context} />}
        <FindCustomer onOpen={onOpen} onLeave={finding ? onStopFinding : null} />
      </div>
    );
  }
  const pageCustomer = context?.customerId ?? null;
  return (
    <div className="p-tab">
      {chosen && pageCustomer !== customerId ? (
        <div className="p-back">
          <Button variant="quiet" size="small" icon={<ArrowLeft aria-hidden="true" />} onClick={onBack}>
            {pageCustomer === null ? t('panel.backToPage') : t('panel.backToCustomer')}
          </Button>
        </div>
      ) : null}
      <CustomerPane
        customerId={customerId}
        focusOrderKey={pageCustomer === customerId ? (context?.orderKey ?? null) : null}
      />
    </div>
  );
}

/** Why nobody is shown, as far as the page says; never a guess. */
function Nobody({ context }: { context: PageContext | null }) {
  const { t } = useApp();
  const icon = <UserRound aria-hidden="true" />;
  const aboutOne = context && (context.orderKey !== null || context.threadKey !== null);
  if (context && (aboutOne || context.kind === 'order' || context.kind === 'thread')) {
    return context.buyerName ? (
      <EmptyState
        icon={icon}
        title={t('panel.onlyName', { name: context.buyerName })}
        text={t('panel.onlyNameText')}
      />
    ) : (
      <EmptyState icon={icon} title={t('panel.noName')} text={t('panel.noNameText')} />
    );
  }
  if (context && (context.kind === 'orders' || context.kind === 'threads')) {
    return (
      <EmptyState
        icon={icon}
        title={t('panel.listPage')}
        text={t(context.kind === 'orders' ? 'panel.ordersPageText' : 'panel.threadsPageText')}
      />
    );
  }
  return <EmptyState icon={icon} title={t('panel.noBuyer')} text={t('panel.noBuyerText')} />;
}
