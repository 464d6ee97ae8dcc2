import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import './button.css';
import { Tooltip } from './Tooltip.tsx';

export type ButtonVariant = 'primary' | 'plain' | 'quiet' | 'danger';

export type ButtonProps = ComponentProps<'button'> & {
  variant?: ButtonVariant;
  size?: 'small' | undefined;
  icon?: ReactNode;
};

/** The second click of a double click is a slip: by then the list has moved, and it would meet what follows. */
const once =
  (onClick: ComponentProps<'button'>['onClick']) =>
  (event: MouseEvent<HTMLButtonElement>): void => {
    if (event.detail > 1) event.preventDefault();
    else onClick?.(event);
  };

/** A button. `plain` has a border, `quiet` has none, `danger` is quiet in red: removing is undone, not asked about. */
export function Button({
  variant = 'plain',
  size,
  icon,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const classes = ['r-button', `r-button-${variant}`, size && `r-button-${size}`, className];
  return (
    <button type="button" className={classes.filter(Boolean).join(' ')} onClick={once(onClick)} {...rest}>
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
export function IconButton({ label, icon, size, className, onClick, ...rest }: IconButtonProps) {
  const classes = ['r-button', 'r-button-quiet', 'r-button-icon', size && `r-button-${size}`, className];
  return (
    <Tooltip text={label}>
      <button
        type="button"
        aria-label={label}
        className={classes.filter(Boolean).join(' ')}
        onClick={once(onClick)}
        {...rest}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
