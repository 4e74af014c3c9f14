import type { ReactNode } from 'react';
import { useMail } from './mail-context.ts';
import { Prose } from './prose.tsx';
import { fontOf } from './type-style.ts';

const SPACE = { standfirst: 18, body: 16, small: 10 } as const;

/**
 * A paragraph: the standfirst under a lead title, body text, or the small print around it. Body text
 * sets no style of its own and inherits its band's.
 */
export function Paragraph({
  size = 'body',
  below = SPACE[size],
  children,
}: {
  size?: keyof typeof SPACE;
  /** The space below it: none where the next element brings its own. */
  below?: number;
  children: ReactNode;
}) {
  const mail = useMail();
  const margin = below === 0 ? 0 : `0 0 ${below}px`;
  if (size === 'body') return <p style={{ margin }}>{children}</p>;
  const isSmall = size === 'small';
  return (
    <p
      className={isSmall ? 'quiet' : size}
      style={{
        margin,
        font: fontOf(mail, size),
        ...(isSmall && { color: mail.theme.light.quiet }),
      }}
    >
      {children}
    </p>
  );
}

/** Consecutive paragraphs, without space below the last. */
export const Paragraphs = ({
  texts,
  size = 'body',
}: {
  texts: readonly string[];
  size?: keyof typeof SPACE;
}) =>
  texts.map((text, index) => (
    <Paragraph key={index} size={size} {...(index === texts.length - 1 && { below: 0 })}>
      <Prose text={text} />
    </Paragraph>
  ));
