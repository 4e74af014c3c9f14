import type { CSSProperties, ReactNode } from 'react';
import { useMail } from './mail-context.ts';

/**
 * A link in one of the theme's colours. React Email's own brings a colour and a target of its own,
 * which cost bytes at each of the many links of an issue and which mail programs choose anyway.
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
