import { type ReactNode, useId } from 'react';
import { useFocusCatcher } from '../../components/customer/Section.tsx';

/** The frame of a view: title, what can be done in it, a line under the title, content. */
export function View({
  title,
  text,
  actions,
  fill,
  children,
}: {
  title: string;
  text?: ReactNode;
  actions?: ReactNode;
  /** The content has the height of the window and scrolls inside itself. */
  fill?: boolean;
  children: ReactNode;
}) {
  return (
    <div className={fill ? 'd-view d-view-fill' : 'd-view'}>
      <div className="d-view-head">
        <div>
          <h1 className="d-view-title">{title}</h1>
          {text ? <p className="d-view-text">{text}</p> : null}
        </div>
        {actions ? <div className="d-view-actions">{actions}</div> : null}
      </div>
      {children}
    </div>
  );
}

/** A part of a view under its own heading, with the number of things in it. */
export function Section({
  title,
  count,
  action,
  children,
}: {
  title: string;
  count?: number | undefined;
  action?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  const catcher = useFocusCatcher();
  return (
    <section className="d-section" aria-labelledby={id} tabIndex={-1} {...catcher}>
      <div className="d-section-head">
        <h2 className="d-section-title" id={id}>
          {title}
          {count ? <span className="d-section-count">{count}</span> : null}
        </h2>
        {action}
      </div>
      {children}
    </section>
  );
}
