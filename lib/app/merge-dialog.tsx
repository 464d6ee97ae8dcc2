import { useState } from 'react';
import { Button } from '../../components/ui/Button.tsx';
import { Dialog } from '../../components/ui/Dialog.tsx';
import { useApp } from './app.tsx';
import { CompareCustomers } from './compare-customers.tsx';
import { useMergeActions } from './customer-merging.ts';
import { FindCustomer } from './find-customer.tsx';

/**
 * Merges this customer with another: the suggested one, or one that is looked up.
 * @param otherId null: it is looked up
 */
export function MergeDialog({
  customerId,
  otherId,
  onClose,
}: {
  customerId: string;
  otherId: string | null;
  onClose: () => void;
}) {
  const { t } = useApp();
  const actions = useMergeActions();
  const [found, setFound] = useState(otherId);
  return (
    <Dialog open onClose={onClose} title={t(found ? 'same.compareTitle' : 'same.mergeWith')} size="wide">
      {found === null ? (
        <FindCustomer except={customerId} onOpen={setFound} onLeave={onClose} />
      ) : (
        <CompareCustomers ids={[customerId, found]}>
          {({ keepId, otherId: other, evidence }) => (
            <div className="c-form-foot">
              <Button
                variant="quiet"
                onClick={async () => {
                  if (await actions.notSame(keepId, other)) onClose();
                }}
              >
                {t('same.notSame')}
              </Button>
              <Button
                variant="primary"
                onClick={async () => {
                  if (await actions.merge(keepId, other, evidence)) onClose();
                }}
              >
                {t('same.merge')}
              </Button>
            </div>
          )}
        </CompareCustomers>
      )}
    </Dialog>
  );
}
