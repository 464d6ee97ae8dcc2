import { CircleCheck, Search } from 'lucide-react';
import { useState } from 'react';
import { DeadlineMark } from '../../../components/followups/ClockMark.tsx';
import { Ago } from '../../../components/ui/Ago.tsx';
import { Chip } from '../../../components/ui/Chip.tsx';
import { EmptyState, Loading } from '../../../components/ui/Notice.tsx';
import { TextField } from '../../../components/ui/TextField.tsx';
import { useApp } from '../../../lib/app/app.tsx';
import { useDebounced, useQuery } from '../../../lib/app/hooks.ts';
import type { CaseRow } from '../../../lib/store/cases.ts';
import { readCases } from '../../../lib/store/cases.ts';
import { hrefOf } from '../route.ts';
import './cases.css';

/** Complaints, returns, refunds, questions and wishes: what is open, and the archive of what was closed. */
export function Cases({ now }: { now: number }) {
  const { t } = useApp();
  const [open, setOpen] = useState(true);
  const [query, setQuery] = useState('');
  const sought = useDebounced(query, 120);
  const rows = useQuery(
    (db) =>
      readCases(db, {
        open,
        query: sought,
        // By the words that the list shows, too.
        said: ({ kind, cause, outcome }) => [
          t(`customer.caseKinds.${kind}`),
          cause ? t(`cases.causes.${cause}`) : '',
          outcome ? t(`cases.outcomes.${outcome}`) : '',
        ],
      }),
    [open, sought, t],
  );
  return (
    <div className="d-tab-body">
      <div className="d-case-filter">
        <TextField
          type="search"
          label={t('cases.search')}
          hideLabel
          placeholder={t('cases.search')}
          icon={<Search aria-hidden="true" />}
          value={query}
          onChange={setQuery}
        />
        <Chip selected={open} onClick={() => setOpen(true)}>
          {t('cases.open')}
        </Chip>
        <Chip selected={!open} onClick={() => setOpen(false)}>
          {t('cases.archive')}
        </Chip>
      </div>
      {rows === undefined ? (
        <Loading />
      ) : rows.length === 0 ? (
        <EmptyState
          icon={<CircleCheck aria-hidden="true" />}
          title={t(sought ? 'cases.none' : open ? 'cases.noneOpen' : 'cases.noneClosed')}
          text={sought ? undefined : t('cases.noneText')}
        />
      ) : (
        <ul className="d-rows d-panel">
          {rows.map((row) => (
            <CaseLine key={row.one.id} row={row} now={now} />
          ))}
        </ul>
      )}
    </div>
  );
}

/** One case in a list. */
export function CaseLine({ row: { one, name, orderId, failure }, now }: { row: CaseRow; now: number }) {
  const { t } = useApp();
  const { id, kind, text, product, cause, openedAt, closedAt, deadlineAt, steps, outcome } = one;
  const done = steps?.filter(({ doneAt }) => doneAt !== null).length ?? 0;
  return (
    <li className="d-case">
      <div className="d-case-main">
        <a className="d-row-name" href={hrefOf('followups', `case/${id}`)}>
          {t(`customer.caseKinds.${kind}`)} · {name || t('customer.noName')}
        </a>
        {closedAt === null && failure > 1 ? (
          <span className="d-case-again" title={t('cases.againWhy')}>
            {t('cases.again', { count: failure })}
          </span>
        ) : null}
        <p className="d-cut">{text || t('cases.noText')}</p>
        <p className="d-soft d-small d-cut">
          {[product, cause ? t(`cases.causes.${cause}`) : null, orderId].filter(Boolean).join(' · ')}
        </p>
      </div>
      <div className="d-case-facts d-small">
        {closedAt === null && deadlineAt !== undefined ? (
          <DeadlineMark by={deadlineAt} from={openedAt} now={now} />
        ) : null}
        {closedAt !== null && outcome ? <span>{t(`cases.outcomes.${outcome}`)}</span> : null}
        {steps && steps.length > 0 ? (
          <span className="d-soft">{t('cases.stepsDone', { done, of: steps.length })}</span>
        ) : null}
        <span className="d-soft">
          <Ago at={closedAt ?? openedAt} now={now} />
        </span>
      </div>
    </li>
  );
}
