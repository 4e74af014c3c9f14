import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { Icon, type IconName } from './icon.tsx';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly kind?: 'main' | 'plain' | 'quiet' | 'danger';
  readonly icon?: IconName;
  /** What it says while it works; it can't be pressed again until then. */
  readonly busy?: string | undefined;
  readonly ref?: Ref<HTMLButtonElement>;
}

export const Button = ({
  kind = 'plain',
  icon,
  busy,
  children,
  className = '',
  onClick,
  ...rest
}: ButtonProps): ReactNode => (
  <button
    type="button"
    {...rest}
    className={`button ${kind} ${className}`}
    // Not `disabled`, which would take the keyboard's focus away.
    aria-disabled={busy === undefined ? rest['aria-disabled'] : true}
    onClick={busy === undefined ? onClick : (event) => event.preventDefault()}
  >
    {icon !== undefined && <Icon name={icon} />}
    <span>{busy ?? children}</span>
  </button>
);
