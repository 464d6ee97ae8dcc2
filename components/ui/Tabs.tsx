import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import './tabs.css';

export type TabItem<V extends string> = { value: V; label: string; count?: number | undefined };

export type TabsProps<V extends string> = {
  value: V;
  onChange: (value: V) => void;
  /** What the tabs are of, for screen readers. */
  label: string;
  items: readonly TabItem<V>[];
  /** After the last tab, for instance a button that adds one. */
  after?: ReactNode;
  /** Panels (`TabPanel`), or nothing where the caller shows them itself. */
  children?: ReactNode;
};

export function Tabs<V extends string>({ value, onChange, label, items, after, children }: TabsProps<V>) {
  return (
    <Base.Root className="r-tabs-root" value={value} onValueChange={(next) => onChange(next as V)}>
      <div className="r-tabs">
        <Base.List className="r-tabs-list" aria-label={label} activateOnFocus>
          {items.map((item) => (
            <Base.Tab key={item.value} value={item.value} className="r-tab">
              {item.label}
              {item.count ? <span className="r-tab-count">{item.count}</span> : null}
            </Base.Tab>
          ))}
        </Base.List>
        {after}
      </div>
      {children}
    </Base.Root>
  );
}

/** What the tab of this value shows. Focus goes in only where something inside can have it. */
export function TabPanel({ value, children }: { value: string; children: ReactNode }) {
  return (
    <Base.Panel value={value} className="r-tab-panel" tabIndex={-1}>
      {children}
    </Base.Panel>
  );
}
