import { useState } from 'react';
import { Bars } from '../../../components/insights/Bars.tsx';
import { Ago } from '../../../components/ui/Ago.tsx';
import { Checkbox } from '../../../components/ui/Switch.tsx';
import { useApp } from '../../../lib/app/app.tsx';
import { useQuery } from '../../../lib/app/hooks.ts';
import { wishesByProduct } from '../../../lib/insights/wishes.ts';
import { readWishes } from '../../../lib/store/insights.ts';
import { localDate } from '../../../lib/words/time.ts';
import { showCustomers } from '../customers-state.ts';
import { hrefOf } from '../route.ts';
import { Section } from '../View.tsx';
import { SaveAs } from './SaveAs.tsx';

/** What customers wish for, gathered by product; of all of them, or of those who recommend the shop. */
export function Wishes({ from, now }: { from: number; now: number }) {
  const { t, locale } = useApp();
  const [advocatesOnly, setAdvocatesOnly] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const read = useQuery((db) => readWishes(db, from), [from]);
  if (!read || read.cases.length === 0) return null;
  const groups = wishesByProduct(read.cases, advocatesOnly ? read.advocates : null);
  const open = groups.find(({ product }) => product === chosen) ?? groups[0];
  const nameOf = (product: string) => product || t('insights.noProduct');
  const number = new Intl.NumberFormat(locale);
  return (
    <Section
      title={t('insights.wishes')}
      count={groups.reduce((sum, { wishes }) => sum + wishes.length, 0)}
      action={
        <SaveAs
          of={t('insights.wishes')}
          name="wishes"
          rows={() =>
            groups.flatMap(({ product, wishes }) =>
              wishes.map(({ text, openedAt }) => ({
                [t('insights.product')]: product,
                [t('insights.wish')]: text,
                [t('insights.wishedOn')]: localDate(openedAt),
              })),
            )
          }
        />
      }
    >
      {read.advocates.size > 0 ? (
        <Checkbox
          label={t('insights.advocatesOnly', { count: read.advocates.size })}
          checked={advocatesOnly}
          onChange={setAdvocatesOnly}
        />
      ) : null}
      <div className="d-columns">
        <Bars
          label={t('insights.wishes')}
          chosen={open?.product ?? null}
          onChoose={setChosen}
          bars={groups.map(({ product, wishes, customers }) => ({
            key: product,
            label: nameOf(product),
            count: wishes.length,
            note: t('insights.buyers', { count: customers.size, number: number.format(customers.size) }),
          }))}
        />
        {open ? (
          <div>
            <ul className="d-rows d-panel" aria-label={nameOf(open.product)}>
              {open.wishes.map((wish) => (
                <li key={wish.id} className="d-row">
                  <div className="d-row-main">
                    <a className="d-row-name" href={hrefOf('followups', `case/${wish.id}`)}>
                      {wish.text}
                    </a>
                  </div>
                  <span className="d-soft d-small">
                    <Ago at={wish.openedAt} now={now} />
                  </span>
                </li>
              ))}
            </ul>
            <p>
              <button
                type="button"
                className="d-link"
                onClick={() =>
                  showCustomers(`${t('insights.wishes')} · ${nameOf(open.product)}`, open.customers)
                }
              >
                {t('insights.whoWished', { count: open.customers.size })}
              </button>
            </p>
          </div>
        ) : null}
      </div>
    </Section>
  );
}
