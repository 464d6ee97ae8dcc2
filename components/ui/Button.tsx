import type { ComponentProps, ReactNode } from 'react';
import './button.css';
import { Tooltip } from './Tooltip.tsx';

export type ButtonVariant = 'primary' | 'plain' | 'quiet' | 'danger';

export type ButtonProps = ComponentProps<'button'> & {
  variant?: ButtonVariant;
  size?: 'small' | undefined;
  icon?: ReactNode;
};

/** A button. `plain` has a border, `quiet` has none, `danger` is quiet in red: removing is undone, not asked about. */
export function Button({ variant = 'plain', size, icon, className, children, ...rest }: ButtonProps) {
  const classes = ['r-button', `r-button-${variant}`, size && `r-button-${size}`, className];
  return (
    <button type="button" className={classes.filter(Boolean).join(' ')} {...rest}>
      {icon}
      {children}
    </button>
  );
}

export type IconButtonProps = Omit<ComponentProps<'button'>, 'children' | 'aria-label'> & {
  /** Its name for screen readers and its tooltip. */
  label: string;
  icon: ReactNode;
  size?: 'small' | undefined;
};

/** A square button with an icon alone. */
export function IconButton({ label, icon, size, className, ...rest }: IconButtonProps) {
  const classes = ['r-button', 'r-button-quiet', 'r-button-icon', size && `r-button-${size}`, className];
  return (
    <Tooltip text={label}>
      <button type="button" aria-label={label} className={classes.filter(Boolean).join(' ')} {...rest}>
        {icon}
      </button>
    </Tooltip>
  );
}
