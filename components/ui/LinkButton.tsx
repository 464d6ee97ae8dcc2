import type { ComponentProps, ReactNode } from 'react';
import './button.css';
import type { ButtonVariant } from './Button.tsx';

export type LinkButtonProps = ComponentProps<'a'> & {
  variant?: ButtonVariant;
  size?: 'small' | undefined;
  icon?: ReactNode;
};

/** A link that looks like a button: it goes somewhere. Addresses off our pages open in a new tab. */
export function LinkButton({
  variant = 'plain',
  size,
  icon,
  className,
  children,
  href,
  ...rest
}: LinkButtonProps) {
  const classes = ['r-button', `r-button-${variant}`, size && `r-button-${size}`, className];
  const away = href?.startsWith('http') ? { target: '_blank', rel: 'noreferrer' } : {};
  return (
    <a className={classes.filter(Boolean).join(' ')} href={href} {...away} {...rest}>
      {icon}
      {children}
    </a>
  );
}
