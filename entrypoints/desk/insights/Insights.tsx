import { useState } from 'react';
import { Select } from '../../../components/ui/Select.tsx';
import { TabPanel, Tabs } from '../../../components/ui/Tabs.tsx';
import { useApp } from '../../../lib/app/app.tsx';
import { useNow } from '../../../lib/app/hooks.ts';
import { goQuietly } from '../route.ts';
import { View } from '../View.tsx';
import { Answering } from './Answering.tsx';
import { Causes } from './Causes.tsx';
import './insights.css';
import { Loyalty } from './Loyalty.tsx';
import { Sales } from './Sales.tsx';
import { Satisfaction } from './Satisfaction.tsx';
import { CounterContext, useCounter } from './use-figures.ts';

const tabs = ['sales', 'loyalty', 'answering', 'satisfaction', 'causes'] as const;
type Tab = (typeof tabs)[number];
/** With spans of their own. */
const untimed: readonly Tab[] = ['loyalty', 'answering'];
const periods = ['30', '90', '365', 'all'] as const;
type Period = (typeof periods)[number];
const DAY = 86_400_000;
// Coming back from a list must not lose which period it was of.
let kept: Period = '90';

/** What the shop sells and who comes back; how fast buyers are answered, how satisfied they are, what goes wrong. */
export function Insights({ id }: { id: string | null }) {
  const { t } = useApp();
  const now = useNow(60_000);
  const counter = useCounter();
  const [period, setPeriod] = useState(kept);
  const tab = tabs.find((known) => known === id) ?? 'sales';
  const from = period === 'all' ? 0 : now - Number(period) * DAY;
  return (
    <View
      title={t('desk.views.insights')}
      text={t('insights.text')}
      actions={
        untimed.includes(tab) ? null : (
          <Select<Period>
            label={t('insights.period')}
            hideLabel
            value={period}
            onChange={(next) => {
              kept = next;
              setPeriod(next);
            }}
            options={periods.map((value) => ({ value, label: t(`insights.periods.${value}`) }))}
          />
        )
      }
    >
      <Tabs<Tab>
        label={t('desk.views.insights')}
        value={tab}
        onChange={(next) => goQuietly('insights', next)}
        items={tabs.map((value) => ({ value, label: t(`insights.tabs.${value}`) }))}
      >
        <CounterContext value={counter}>
          <TabPanel value="sales">
            <Sales days={period === 'all' ? null : Number(period)} now={now} />
          </TabPanel>
          <TabPanel value="loyalty">
            <Loyalty now={now} />
          </TabPanel>
        </CounterContext>
        <TabPanel value="answering">
          <Answering now={now} />
        </TabPanel>
        <TabPanel value="satisfaction">
          <Satisfaction from={from} now={now} />
        </TabPanel>
        <TabPanel value="causes">
          <Causes from={from} now={now} />
        </TabPanel>
      </Tabs>
    </View>
  );
}
