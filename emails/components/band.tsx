import type { CSSProperties, ReactNode } from 'react';
import { useMail } from './mail-context.ts';
import { MARGIN } from './theme.ts';
import { fontOf } from './type-style.ts';

/**
 * A band across the paper, within its margins. Its content inherits its font and colour. A cell's
 * padding makes the white space, because Word supports padding nowhere else.
 */
export function Band({
  above = 0,
  below = 0,
  text = 'body',
  tone = 'ink',
  className = '',
  style,
  children,
}: {
  above?: number;
  below?: number;
  text?: 'body' | 'contents' | 'small';
  tone?: 'ink' | 'quiet';
  className?: string;
  style?: CSSProperties;
  children: ReactNode;
}) {
  const mail = useMail();
  return (
    <tr>
      <td
        className={`margin ${tone} ${className}`.trimEnd()}
        style={{
          padding: `${above}px ${MARGIN}px ${below}px`,
          font: fontOf(mail, text),
          color: mail.theme.light[tone],
          ...style,
        }}
      >
        {children}
      </td>
    </tr>
  );
}
