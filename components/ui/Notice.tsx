import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import './notice.css';
import { useWords } from './words.tsx';

export type BannerProps = {
  tone: 'info' | 'warning' | 'danger' | 'good';
  title?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
};

const toneIcon = { info: Info, warning: TriangleAlert, danger: CircleAlert, good: CircleCheck };

/** A thing to know about the whole view. Not a live region: wrap it in one where it appears by itself. */
export function Banner({ tone, title, children, action }: BannerProps) {
  const Icon = toneIcon[tone];
  return (
    <div className={`r-banner r-banner-${tone}`}>
      <Icon aria-hidden="true" />
      <div className="r-banner-text">
        {title ? <div className="r-banner-title">{title}</div> : null}
        {children}
      </div>
      {action ? <div className="r-banner-action">{action}</div> : null}
    </div>
  );
}

export type EmptyStateProps = { icon?: ReactNode; title: string; text?: ReactNode; action?: ReactNode };

/** What an empty list shows: that it is empty, and what fills it. */
export function EmptyState({ icon, title, text, action }: EmptyStateProps) {
  return (
    <div className="r-empty">
      {icon}
      <p className="r-empty-title">{title}</p>
      {text ? <p className="r-empty-text">{text}</p> : null}
      {action ? <div className="r-empty-action">{action}</div> : null}
    </div>
  );
}

/** Shows itself only after a moment, so that what is quickly there does not flicker. */
export function Loading({ label }: { label?: string }) {
  const { t } = useWords();
  return (
    <div className="r-loading" role="status">
      <span className="r-loading-mark" aria-hidden="true" />
      {label ?? t('ui.loading')}
    </div>
  );
}
