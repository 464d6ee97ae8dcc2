import { Search } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { IconButton } from '../../components/ui/Button.tsx';
import { TabPanel, Tabs } from '../../components/ui/Tabs.tsx';
import { useApp } from '../../lib/app/app.tsx';
import { useLivingId, useNow, useQuery } from '../../lib/app/hooks.ts';
import { subjectOf } from '../../lib/app/page-context.ts';
import { usePageContext } from '../../lib/app/use-page-context.ts';
import { dueFollowups } from '../../lib/store/followups.ts';
import { CustomerTab } from './CustomerTab.tsx';
import { FollowupsTab } from './FollowupsTab.tsx';
import { Foot } from './Foot.tsx';
import { Notices } from './Notices.tsx';
import { RepliesTab } from './RepliesTab.tsx';

type Tab = 'customer' | 'replies' | 'followups';

/** The side panel: the customer of the page beside it, the replies, the follow-ups. It follows the active tab. */
export function App() {
  const { t } = useApp();
  const { tabId, context: seen } = usePageContext();
  const now = useNow();
  const [tab, setTab] = useState<Tab>('customer');
  const [finding, setFinding] = useState(false);
  const [chosen, setChosen] = useState<{ id: string; subject: string } | null>(null);
  const due = useQuery(async (db) => (await dueFollowups(db, now)).length, [now]);
  const replies = useQuery((db) => db.replies.count(), []);

  const body = useRef<HTMLDivElement>(null);

  const subject = subjectOf(tabId, seen);
  // A customer the seller looked up stays until the page is about something else.
  const chosenId = useLivingId(chosen?.subject === subject ? chosen.id : null);
  const pageCustomer = useLivingId(seen?.customerId ?? null);
  const context = useMemo(() => seen && { ...seen, customerId: pageCustomer }, [seen, pageCustomer]);
  const customerId = chosenId ?? pageCustomer;
  const askedAt = context?.askedAt ?? null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another page ends the visit to another customer
  useEffect(() => {
    setFinding(false);
    setChosen(null);
  }, [subject]);
  useEffect(() => {
    // Somebody pressed a badge: they want to see that customer, whatever tab the panel was on.
    if (askedAt !== null) setTab('customer');
  }, [askedAt]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: something else is shown: it begins at its top
  useEffect(() => {
    body.current?.scrollTo(0, 0);
  }, [customerId, tab, finding]);
  useEffect(() => {
    document.title = t('manifest.shortName');
  }, [t]);

  const open = (id: string) => {
    setChosen({ id, subject });
    setFinding(false);
    setTab('customer');
  };
  const find = () => {
    setTab('customer');
    setFinding(tab !== 'customer' || !finding);
  };
  const items = [
    { value: 'customer', label: t('panel.customer') },
    { value: 'replies', label: t('panel.replies'), count: replies },
    { value: 'followups', label: t('panel.followups'), count: due },
  ] as const;
  return (
    <div className="p-panel">
      <main className="p-main">
        <Tabs
          label={t('panel.tabs')}
          value={tab}
          onChange={setTab}
          items={items}
          after={
            customerId === null ? null : (
              <IconButton
                label={t('panel.findCustomer')}
                icon={<Search aria-hidden="true" />}
                aria-pressed={finding && tab === 'customer'}
                onClick={find}
              />
            )
          }
        >
          <div className="p-body" ref={body}>
            <Notices />
            <TabPanel value="customer">
              <CustomerTab
                ready={tabId !== null}
                context={context}
                customerId={finding ? null : customerId}
                chosen={chosenId !== null}
                finding={finding}
                onOpen={open}
                onBack={() => {
                  setChosen(null);
                  setFinding(false);
                }}
                onStopFinding={() => setFinding(false)}
              />
            </TabPanel>
            <TabPanel value="replies">
              <RepliesTab context={context} customerId={customerId} now={now} />
            </TabPanel>
            <TabPanel value="followups">
              <FollowupsTab now={now} onOpen={open} />
            </TabPanel>
          </div>
        </Tabs>
      </main>
      <Foot context={context} />
    </div>
  );
}
