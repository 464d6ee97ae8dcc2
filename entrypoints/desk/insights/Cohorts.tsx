import { type HeatRow, HeatTable } from '../../../components/insights/HeatTable.tsx';
import { useApp } from '../../../lib/app/app.tsx';
import { SMALL_COHORT } from '../../../lib/insights/loyalty.ts';
import { monthOfKey } from '../../../lib/words/time.ts';
import { Section } from '../View.tsx';
import { SaveAs } from './SaveAs.tsx';
import { useAmounts } from './use-amounts.ts';
import type { LoyaltyPart } from './use-figures.ts';

const MOST_COHORTS = 24;

/** Of those whose first order was in a month, how many ordered again in each month after it. */
export function Cohorts({ loyalty: { cohorts: all, together }, currency, open }: LoyaltyPart) {
  const { t, locale } = useApp();
  const { percent, number } = useAmounts(currency);
  const cohorts = all.slice(-MOST_COHORTS);
  const columns = Math.max(0, ...cohorts.map(({ cells }) => cells.length));
  // Small rows have no colour; where all are small, the one of all together has.
  const most = Math.max(
    0.01,
    ...together.map(({ back, of }) => (of > 0 ? back.size / of : 0)),
    ...cohorts
      .filter(({ customers }) => customers.size >= SMALL_COHORT)
      .flatMap(({ customers, cells }) => cells.map((cell) => (cell ? cell.size / customers.size : 0))),
  );
  const name = (key: string) => monthOfKey(key, locale);
  const everybody = all.reduce((sum, { customers }) => sum + customers.size, 0);
  const first: HeatRow = {
    key: 'together',
    label: t('insights.together'),
    cells: [
      {
        text: number(everybody),
        heat: 0,
        title: t('insights.togetherSize', { count: everybody }),
      },
      ...together.map(({ back, of }, i) => {
        if (of === 0) return null;
        const title = t('insights.togetherCell', { count: i + 1, back: number(back.size), size: number(of) });
        return {
          text: percent(back.size / of),
          heat: Math.min(1, back.size / of / most),
          title,
          onOpen: back.size > 0 ? () => open(title, back) : undefined,
        };
      }),
    ],
  };
  return (
    <Section
      title={t('insights.cohorts')}
      action={
        <SaveAs
          of={t('insights.cohorts')}
          name="cohorts"
          picture="shares"
          rows={() =>
            all.map(({ month, customers, cells }) => ({
              [t('insights.firstOrderIn')]: month,
              [t('insights.customers')]: customers.size,
              ...Object.fromEntries(
                Array.from({ length: columns }, (_, i) => [`+${i + 1}`, cells[i]?.size ?? '']),
              ),
            }))
          }
        />
      }
    >
      <HeatTable
        label={t('insights.cohorts')}
        corner={t('insights.firstOrderIn')}
        columns={[t('insights.customers'), ...Array.from({ length: columns }, (_, i) => `+${i + 1}`)]}
        rows={[
          first,
          ...cohorts.toReversed().map(({ month, customers, cells }) => ({
            key: month,
            label: name(month),
            faint: customers.size < SMALL_COHORT,
            cells: [
              {
                text: number(customers.size),
                heat: 0,
                title: t('insights.cohortSize', { month: name(month), count: customers.size }),
                onOpen: () => open(t('insights.cohortList', { month: name(month) }), customers),
              },
              ...cells.map((cell, i) => {
                if (!cell) return null;
                const title = t('insights.cohortCell', {
                  month: name(month),
                  count: i + 1,
                  back: number(cell.size),
                  size: number(customers.size),
                });
                return {
                  text: percent(cell.size / customers.size),
                  heat: Math.min(1, cell.size / customers.size / most),
                  title,
                  onOpen: cell.size > 0 ? () => open(title, cell) : undefined,
                };
              }),
            ],
          })),
        ]}
      />
      <p className="d-soft d-small">{t('insights.cohortsText', { count: SMALL_COHORT })}</p>
    </Section>
  );
}
