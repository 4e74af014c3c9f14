import type { CSSProperties, ReactNode } from 'react';
import { useMail } from './mail-context.ts';

/**
 * A link in one of the theme's colours. React Email's own link adds a colour and a target, which
 * cost bytes at each of an issue's many links and which mail programs choose anyway.
 */
export function Link({
  href,
  tone = 'accent',
  className = '',
  style,
  children,
}: {
  href: string;
  tone?: 'accent' | 'ink' | 'quiet';
  className?: string;
  style?: CSSProperties;
  children: ReactNode;
}) {
  const { theme } = useMail();
  return (
    <a
      href={href}
      className={`${tone} ${className}`.trimEnd()}
      style={{ color: theme.light[tone], ...style }}
    >
      {children}
    </a>
  );
}
