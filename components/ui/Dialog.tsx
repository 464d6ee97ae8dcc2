import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from './Button.tsx';
import './dialog.css';
import { useWords } from './words.tsx';

export type DialogProps = {
  open: boolean;
  onClose: () => void;
  title: string;
  /** The title is read out but not shown. */
  hideTitle?: boolean;
  size?: 'small' | 'wide' | undefined;
  children: ReactNode;
  footer?: ReactNode;
};

/** A dialog over the page: Escape and a click beside it close it, focus stays inside and goes back after. */
export function Dialog({ open, onClose, title, hideTitle, size, children, footer }: DialogProps) {
  const { t } = useWords();
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="r-dialog-backdrop" />
        <Base.Popup className={['r-dialog', size && `r-dialog-${size}`].filter(Boolean).join(' ')}>
          {hideTitle ? (
            <Base.Title className="r-hidden">{title}</Base.Title>
          ) : (
            <div className="r-dialog-head">
              <Base.Title className="r-dialog-title">{title}</Base.Title>
              <IconButton
                label={t('ui.close')}
                icon={<X aria-hidden="true" />}
                size="small"
                onClick={onClose}
              />
            </div>
          )}
          <div className="r-dialog-body">{children}</div>
          {footer ? <div className="r-dialog-foot">{footer}</div> : null}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
