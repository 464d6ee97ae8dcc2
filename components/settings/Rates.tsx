import { Plus, Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button, IconButton } from '../ui/Button.tsx';
import { Menu } from '../ui/Menu.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useWords } from '../ui/words.tsx';
import { currencyCodes, currencyOptions } from './currencies.ts';
import './settings.css';

/** What one unit of each other currency is worth at home. A rate is handed over when its field is left. */
export function Rates({
  currency,
  rates,
  seen,
  onSet,
  onRemove,
}: {
  /** Home currency. */
  currency: string;
  rates: Readonly<Record<string, number>>;
  /** Currencies of the seller's orders: offered first. */
  seen: readonly string[];
  onSet: (code: string, rate: number) => void;
  onRemove: (code: string) => void;
}) {
  const { t, locale } = useWords();
  const [added, setAdded] = useState<string | null>(null);
  const rows = [...Object.keys(rates), ...(added && !(added in rates) ? [added] : [])];
  const left = [...new Set([...seen, ...currencyCodes])].filter(
    (code) => code !== currency && !rows.includes(code),
  );
  const labels = new Map(currencyOptions(locale, left).map(({ value, label }) => [value, label]));
  return (
    <div className="s-rates">
      {rows.length > 0 ? (
        <ul className="s-list">
          {rows.map((code) => (
            <li key={code} className="s-rate">
              <Rate
                code={code}
                home={currency}
                rate={rates[code] ?? null}
                fresh={code === added}
                onSet={(rate) => onSet(code, rate)}
              />
              <IconButton
                size="small"
                label={t('desk.settings.removeRate', { currency: code })}
                icon={<Trash2 aria-hidden="true" />}
                onClick={() => {
                  setAdded(null);
                  if (code in rates) onRemove(code);
                }}
              />
            </li>
          ))}
        </ul>
      ) : (
        <p className="s-note">{t('desk.settings.noRates')}</p>
      )}
      <Menu
        trigger={
          <Button size="small" icon={<Plus aria-hidden="true" />}>
            {t('desk.settings.addRate')}
          </Button>
        }
        items={left.map((code) => ({ label: labels.get(code) ?? code, onSelect: () => setAdded(code) }))}
      />
    </div>
  );
}

function Rate({
  code,
  home,
  rate,
  fresh,
  onSet,
}: {
  code: string;
  home: string;
  rate: number | null;
  fresh: boolean;
  onSet: (rate: number) => void;
}) {
  const { t } = useWords();
  const [text, setText] = useState(rate === null ? '' : String(rate));
  const [left, setLeft] = useState(false);
  useEffect(() => {
    if (rate !== null) setText(String(rate));
  }, [rate]);
  const plain = text.normalize('NFKC').trim();
  const value = /^\d*\.?\d+$/.test(plain) ? Number(plain) : Number.NaN;
  const good = value > 0 && value < 1e9;
  const commit = () => {
    setLeft(true);
    if (good && value !== rate) onSet(value);
  };
  return (
    <div className="s-rate-field">
      <span aria-hidden="true">{`1 ${code} =`}</span>
      <TextField
        // A currency was just chosen from the menu, its rate is what comes next.
        autoFocus={fresh && rate === null}
        label={t('desk.settings.rate', { currency: code, home })}
        hideLabel
        className="s-number"
        inputMode="decimal"
        value={text}
        error={left && !good ? t('desk.settings.amount') : null}
        onChange={setText}
        onBlur={commit}
        onKeyDown={(event) => event.key === 'Enter' && commit()}
      />
      <span aria-hidden="true">{home}</span>
    </div>
  );
}
