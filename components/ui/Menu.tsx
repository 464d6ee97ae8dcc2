import { Menu as Base } from '@base-ui/react/menu';
import type { ReactElement, ReactNode } from 'react';
import './popup.css';

export type MenuItem = {
  label: string;
  onSelect: () => void;
  icon?: ReactNode;
  danger?: boolean;
};

/** A button that opens a short list of things to do. `trigger` is the button, for instance an IconButton. */
export function Menu({ trigger, items }: { trigger: ReactElement; items: readonly MenuItem[] }) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className="r-popup-place" sideOffset={4} align="end">
          <Base.Popup className="r-popup r-popup-list">
            {items.map(({ label, onSelect, icon, danger }) => (
              <Base.Item
                key={label}
                className="r-popup-item"
                data-danger={danger ? '' : undefined}
                onClick={onSelect}
              >
                {icon}
                {label}
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
