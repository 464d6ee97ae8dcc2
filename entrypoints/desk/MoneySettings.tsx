import { currencyOptions } from '../../components/settings/currencies.ts';
import { Rates } from '../../components/settings/Rates.tsx';
import { Select } from '../../components/ui/Select.tsx';
import { useToasts } from '../../components/ui/toasts.tsx';
import { useApp } from '../../lib/app/app.tsx';
import { useQuery } from '../../lib/app/hooks.ts';
import type { Settings } from '../../lib/model/settings.ts';

/** Home currency and rates. Another home currency drops the rates, which were worth in the old one. */
export function MoneySettings({ save }: { save: (change: Partial<Settings>) => Promise<void> }) {
  const { t, locale, settings } = useApp();
  const { undoable } = useToasts();
  const { currency, rates } = settings;
  const seen = useQuery(
    async (db) => (await db.customers.orderBy('totals.currency').uniqueKeys()).map(String),
    [],
  );

  const changeHome = async (next: string) => {
    if (next === currency) return;
    await save({ currency: next, rates: {} });
    if (Object.keys(rates).length > 0) {
      undoable(t('desk.settings.ratesDropped', { currency: next }), () => save({ currency, rates }));
    }
  };
  const remove = async (code: string) => {
    const { [code]: _gone, ...others } = rates;
    await save({ rates: others });
    undoable(t('desk.settings.rateRemoved', { currency: code }), () => save({ rates }));
  };
  return (
    <div className="d-money">
      <Select
        label={t('desk.settings.home')}
        value={currency}
        onChange={(next) => void changeHome(next)}
        options={currencyOptions(locale, [currency])}
      />
      <Rates
        currency={currency}
        rates={rates}
        seen={seen ?? []}
        onSet={(code, rate) => void save({ rates: { ...rates, [code]: rate } })}
        onRemove={(code) => void remove(code)}
      />
    </div>
  );
}
