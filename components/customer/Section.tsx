import { createContext, type ReactNode, useContext, useEffect, useId, useRef } from 'react';
import './customer.css';

/** The level of the customer's name; sections are one below, months two. A page of its own begins at 1. */
export const NameLevel = createContext(1);

/** A heading so many levels below the customer's name. */
export function Heading({
  below,
  id,
  className,
  children,
}: {
  below: number;
  id?: string;
  className?: string;
  children: ReactNode;
}) {
  const Tag = `h${Math.min(6, useContext(NameLevel) + below)}` as 'h1' | 'h2' | 'h3';
  return (
    <Tag id={id} className={className}>
      {children}
    </Tag>
  );
}

/** A part of the customer's page under its own heading. */
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
    <section className="c-section" aria-labelledby={id} tabIndex={-1} {...catcher}>
      <div className="c-section-head">
        <Heading below={1} id={id} className="c-section-title">
          {title}
          {count ? <span className="c-count"> {count}</span> : null}
        </Heading>
        {action}
      </div>
      {children}
    </section>
  );
}

/**
 * Keeps the keyboard where it was when the thing that had the focus goes: a note that is removed, a follow-up that
 * is done. Spread on the container, which needs `tabIndex={-1}`.
 */
export function useFocusCatcher() {
  const ref = useRef<HTMLElement>(null);
  const had = useRef<Element | null>(null);
  useEffect(() => {
    if (!had.current || had.current.isConnected) return;
    had.current = null;
    if (document.activeElement === document.body) ref.current?.focus({ preventScroll: true });
  });
  return {
    ref,
    onFocus: (event: React.FocusEvent) => {
      had.current = event.target === ref.current ? null : event.target;
    },
    onBlur: (event: React.FocusEvent) => {
      const left = event.target;
      // A removed element may blur before it is gone; then it is still the one to watch.
      requestAnimationFrame(() => {
        if (left.isConnected && had.current === left) had.current = null;
      });
    },
  };
}
