import { CornerDownLeft, MessageSquareText, Search, UserRound } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useState } from 'react';
import { Dialog } from '../../components/ui/Dialog.tsx';
import { useApp } from '../../lib/app/app.tsx';
import { useDebounced, useQuery } from '../../lib/app/hooks.ts';
import { pickVariant } from '../../lib/model/reply.ts';
import { searchReplies } from '../../lib/replies/search.ts';
import { customerIds, customerRows } from '../../lib/store/customers.ts';
import { listReplies } from '../../lib/store/replies.ts';
import { tierName } from '../../lib/words/tier.ts';
import './go-anywhere.css';
import { usePinyin } from '../../components/replies/use-pinyin.ts';
import { railIcons } from './rail-icons.ts';
import { hrefOf, views } from './route.ts';

type Place = { key: string; icon: ReactNode; name: string; about: string; href: string };

const MOST = 7;

/** Ctrl+K: a word finds a view, a customer (name, account, order id, note) or a saved reply; Enter goes there. */
export function GoAnywhere({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useApp();
  return (
    <Dialog open={open} onClose={onClose} title={t('desk.go.title')} hideTitle>
      <Finder onClose={onClose} />
    </Dialog>
  );
}

function Finder({ onClose }: { onClose: () => void }) {
  const { t } = useApp();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const places = usePlaces(useDebounced(query, 80));
  const id = useId();
  const chosen = Math.min(at, Math.max(0, places.length - 1));

  useEffect(() => {
    document.getElementById(`${id}-${chosen}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, chosen]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && places.length > 0) {
      event.preventDefault();
      setAt((chosen + step + places.length) % places.length);
    }
    const place = places[chosen];
    if (event.key === 'Enter' && place) {
      event.preventDefault();
      location.hash = place.href;
      onClose();
    }
  };
  return (
    <div className="d-go">
      <div className="d-go-field">
        <Search aria-hidden="true" />
        <input
          className="d-go-input"
          role="combobox"
          aria-expanded="true"
          aria-controls={id}
          aria-activedescendant={places.length > 0 ? `${id}-${chosen}` : undefined}
          aria-label={t('desk.go.title')}
          placeholder={t('desk.go.placeholder')}
          autoComplete="off"
          value={query}
          onChange={({ currentTarget }) => {
            setQuery(currentTarget.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div className="d-go-list" role="listbox" id={id} aria-label={t('desk.go.title')}>
        {places.map(({ key, icon, name, about, href }, i) => (
          <a
            key={key}
            id={`${id}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === chosen}
            className="d-go-item"
            href={href}
            onMouseMove={() => setAt(i)}
            onClick={onClose}
          >
            {icon}
            <span className="d-cut">{name}</span>
            <span className="d-go-about">{about}</span>
            {i === chosen ? <CornerDownLeft aria-hidden="true" /> : null}
          </a>
        ))}
      </div>
      {places.length === 0 ? <p className="d-go-none">{t('desk.go.none')}</p> : null}
    </div>
  );
}

function usePlaces(query: string): Place[] {
  const { t, language, settings } = useApp();
  const text = query.trim();
  const spell = usePinyin(text !== '');
  const library = useQuery(listReplies, []);
  const found = useQuery(
    async (db) => {
      if (!text) return [];
      const ids = await customerIds(db, { query: text });
      return customerRows(db, ids.slice(0, MOST), Date.now());
    },
    [text],
  );
  const sought = text.toLowerCase();
  const pages = views.flatMap((view): Place[] => {
    const name = t(`desk.views.${view}`);
    if (!name.toLowerCase().includes(sought) && !view.startsWith(sought)) return [];
    const Icon = railIcons[view];
    return [{ key: view, icon: <Icon aria-hidden="true" />, name, about: '', href: hrefOf(view) }];
  });
  const customers = (found ?? []).map(
    ({ customer, tier }): Place => ({
      key: customer.id,
      icon: <UserRound aria-hidden="true" />,
      name: customer.name,
      about: [
        tierName(t, tier.level, settings.tierNames),
        t('orders', { count: customer.totals.orders }),
      ].join(' · '),
      href: hrefOf('customers', customer.id),
    }),
  );
  const replies = (text ? searchReplies(library ?? [], text, language, spell) : []).slice(0, MOST).map(
    (reply): Place => ({
      key: reply.id,
      icon: <MessageSquareText aria-hidden="true" />,
      name: pickVariant(reply, language).variant.title,
      about: reply.tags.join(', '),
      href: hrefOf('replies', reply.id),
    }),
  );
  return [...pages, ...customers, ...replies];
}
