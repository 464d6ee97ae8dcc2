import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { CustomerLine } from '../../components/customer/CustomerLine.tsx';
import { TextField } from '../../components/ui/TextField.tsx';
import { customerIds, customerRows } from '../store/customers.ts';
import { useApp } from './app.tsx';
import { useDebounced, useNow, useQuery } from './hooks.ts';

const RECENT = 12;
const FOUND = 40;

/**
 * A search over all customers; without words, those who bought last. Arrow keys go through what is found.
 * @param except a customer who is not to be found
 * @param onLeave Escape in an empty search; given where the search was asked for, which also takes the focus
 */
export function FindCustomer({
  except,
  onOpen,
  onLeave,
}: {
  except?: string;
  onOpen: (id: string) => void;
  onLeave: (() => void) | null;
}) {
  const { t, settings } = useApp();
  const now = useNow();
  const [query, setQuery] = useState('');
  const sought = useDebounced(query.trim(), 120);
  const found = useQuery(
    async (db) => {
      const all = await customerIds(db, { query: sought });
      const ids = except ? all.filter((id) => id !== except) : all;
      const rows = await customerRows(db, ids.slice(0, sought ? FOUND : RECENT), now);
      return { rows, total: ids.length, sought };
    },
    [sought, now, except],
  );
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const takesFocus = onLeave !== null;
  useEffect(() => {
    if (takesFocus) input.current?.focus();
  }, [takesFocus]);

  const move = (from: HTMLElement | null, step: 1 | -1) => {
    const stops: (HTMLElement | null)[] = [
      input.current,
      ...(list.current?.querySelectorAll('button') ?? []),
    ];
    stops[stops.indexOf(from) + step]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      move(document.activeElement as HTMLElement | null, event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter' && event.target === input.current) {
      const [first] = found?.sought === query.trim() ? found.rows : [];
      if (first && sought) onOpen(first.customer.id);
    } else if (event.key === 'Escape' && !query) onLeave?.();
  };
  const title = sought ? t('panel.found', { count: found?.total ?? 0 }) : t('panel.recent');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys between its field and buttons
    <div className="c-find" onKeyDown={onKeyDown}>
      <TextField
        ref={input}
        type="search"
        label={t('panel.search')}
        hideLabel
        placeholder={t('panel.search')}
        icon={<Search aria-hidden="true" />}
        value={query}
        onChange={setQuery}
      />
      {found && (found.rows.length > 0 || sought) ? (
        <h2 className="c-find-title" aria-live="polite">
          {title}
        </h2>
      ) : null}
      {found && found.rows.length === 0 ? (
        <p className="c-quiet">{sought ? t('panel.nobodyFound') : t('panel.noCustomers')}</p>
      ) : null}
      <ul className="c-find-list" ref={list}>
        {found?.rows.map(({ customer, tier }) => (
          <li key={customer.id}>
            <CustomerLine
              customer={customer}
              tier={tier}
              look={settings}
              now={now}
              onOpen={() => onOpen(customer.id)}
            />
          </li>
        ))}
      </ul>
      {found && sought && found.total > found.rows.length ? (
        <p className="c-quiet">{t('panel.moreFound', { count: found.total - found.rows.length })}</p>
      ) : null}
    </div>
  );
}
