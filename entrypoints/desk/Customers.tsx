import { Search, Users } from 'lucide-react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { Button } from '../../components/ui/Button.tsx';
import { LinkButton } from '../../components/ui/LinkButton.tsx';
import { Banner, EmptyState, Loading } from '../../components/ui/Notice.tsx';
import { Select } from '../../components/ui/Select.tsx';
import { TextField } from '../../components/ui/TextField.tsx';
import { useApp } from '../../lib/app/app.tsx';
import { useDebounced, useNow, useQuery } from '../../lib/app/hooks.ts';
import { useSuggestions } from '../../lib/app/suggestions.ts';
import { type CustomerSort, customerIds, tagCounts } from '../../lib/store/customers.ts';
import { livingId } from '../../lib/store/living.ts';
import { customersIn, readSegmentFacts } from '../../lib/store/segment-facts.ts';
import { readSegments } from '../../lib/store/segments.ts';
import { CustomerPreview } from './CustomerPreview.tsx';
import { CustomerTable } from './CustomerTable.tsx';
import { type CustomersState, keep, keptState } from './customers-state.ts';
import './customers-view.css';
import { hrefOf, SAME } from './route.ts';
import './same-customers.css';
import { ruleOf } from './segments/chosen.ts';
import { SegmentBar } from './segments/SegmentBar.tsx';
import { TagFilter } from './TagFilter.tsx';
import { View } from './View.tsx';

const sorts: readonly CustomerSort[] = ['recent', 'value', 'orders', 'name'];

/** All customers: search, tags, a table that takes any number, and the chosen one beside it. */
export function Customers() {
  const { t, locale } = useApp();
  const [{ query, sort, tag, chosen, segment }, setState] = useState(keptState);
  const now = useNow(5 * 60_000);
  const change = useCallback((next: Partial<CustomersState>) => {
    keep({ ...keptState(), ...next });
    setState(keptState());
  }, []);
  const sought = useDebounced(query, 120);
  const all = useQuery((db) => db.customers.count(), []);
  const tags = useQuery(tagCounts, []);
  const same = useSuggestions();
  const facts = useQuery((db) => readSegmentFacts(db, now), [now]);
  const segments = useQuery(readSegments, []);
  const rule = ruleOf(segment, segments ?? []);
  const asked = JSON.stringify(rule);
  // Both answers say what they answer: until a new one is there the old one is, and one tag for all of a segment must
  // not go to those of the segment before.
  const answered = useQuery(
    async (db) => ({ asked, ids: rule && facts ? await customersIn(db, rule, facts, now) : undefined }),
    [asked, facts, now],
  );
  const members = answered?.asked === asked ? answered.ids : undefined;
  const wanted = JSON.stringify([sought, sort, tag]);
  const listed = useQuery(
    async (db) => ({ wanted, ids: await customerIds(db, { query: sought, sort, tag: tag ?? undefined }) }),
    [wanted],
  );
  const found = listed?.ids;
  const settled = listed?.wanted === wanted && sought === query;
  // Undone, restored or removed in another window: then it is nobody's segment, not everybody's.
  const missing = segment.kind === 'own' && !segments?.some(({ id }) => id === segment.id);
  const ids = useMemo(() => {
    if (missing) return undefined;
    if (segment.kind === 'list') return found?.filter((id) => segment.ids.has(id));
    if (rule === null) return found;
    return members ? found?.filter((id) => members.has(id)) : undefined;
  }, [segment, missing, rule, found, members]);
  const number = new Intl.NumberFormat(locale);
  const filtered = sought.trim() !== '' || tag !== null || segment.kind !== 'all';

  // Who was merged into another is shown as that one; whoever is not in the list now comes back with it.
  const merged = useQuery(
    async (db) => ({ chosen, found, living: chosen && (await livingId(db, chosen)) }),
    [chosen, found],
  );
  const living = merged?.chosen === chosen && merged.found === found ? merged.living : undefined;
  const [instead, setInstead] = useState<string | null>(null);
  const pick = (id: string | null | undefined) => (id && ids?.includes(id) ? id : undefined);
  const shown =
    pick(chosen) ?? pick(living) ?? (living === undefined ? undefined : (pick(instead) ?? ids?.[0]));
  useEffect(() => {
    // Once somebody is shown it stays that one, whoever orders next.
    if (!shown || shown === chosen || shown === living) return;
    if (chosen === null) change({ chosen: shown });
    else setInstead(shown);
  }, [shown, chosen, living, change]);

  if (all === undefined || found === undefined) return <Loading />;
  if (all === 0) {
    return (
      <View title={t('desk.views.customers')}>
        <EmptyState
          icon={<Users aria-hidden="true" />}
          title={t('desk.customers.empty')}
          text={t('desk.customers.emptyText')}
          action={
            <LinkButton variant="primary" href={hrefOf('marketplaces')}>
              {t('desk.customers.toMarketplaces')}
            </LinkButton>
          }
        />
      </View>
    );
  }
  return (
    <View
      fill
      title={t('desk.views.customers')}
      text={
        <span aria-live="polite">
          {filtered
            ? t('desk.customers.found', { found: number.format(ids?.length ?? 0), all: number.format(all) })
            : t('desk.customers.count', { count: all, number: number.format(all) })}
        </span>
      }
    >
      {same && same.length > 0 ? (
        <div className="d-same-banner">
          <Banner
            tone="info"
            title={t('same.banner', { count: same.length })}
            action={
              <LinkButton size="small" href={hrefOf('customers', SAME)}>
                {t('same.review')}
              </LinkButton>
            }
          />
        </div>
      ) : null}
      <div className="d-customers-filter">
        <TextField
          type="search"
          label={t('desk.customers.search')}
          hideLabel
          placeholder={t('desk.customers.search')}
          icon={<Search aria-hidden="true" />}
          value={query}
          onChange={(next) => change({ query: next })}
        />
        <Select
          label={t('desk.customers.sort')}
          hideLabel
          value={sort}
          onChange={(next) => change({ sort: next })}
          options={sorts.map((value) => ({ value, label: t(`desk.customers.by.${value}`) }))}
        />
        <TagFilter tags={tags ?? []} chosen={tag} onChoose={(next) => change({ tag: next })} />
      </div>
      <SegmentBar
        chosen={segment}
        segments={segments ?? []}
        tags={tags ?? []}
        facts={facts}
        ids={settled ? ids : undefined}
        now={now}
        onChoose={(next) => change({ segment: next })}
      />
      <div className="d-customers">
        {ids === undefined ? (
          <Loading />
        ) : ids.length === 0 ? (
          <EmptyState
            title={t('desk.customers.none')}
            text={t('desk.customers.noneText')}
            action={
              <Button onClick={() => change({ query: '', tag: null, segment: { kind: 'all' } })}>
                {t('desk.customers.clear')}
              </Button>
            }
          />
        ) : (
          <CustomerTable ids={ids} chosen={shown ?? null} onChoose={(id) => change({ chosen: id })} />
        )}
        {shown ? <CustomerPreview customerId={shown} /> : null}
      </div>
    </View>
  );
}
