import type { ReactNode } from 'react';
import { COLOURS, SANS, SERIF } from './theme.ts';

const SIZES = {
  standfirst: { fontFamily: SERIF, fontSize: 20, lineHeight: '31px' },
  body: { fontFamily: SERIF, fontSize: 17, lineHeight: '28px' },
  small: { fontFamily: SANS, fontSize: 13, lineHeight: '20px' },
} as const;

const SPACE = { standfirst: 18, body: 16, small: 10 } as const;

/** A paragraph: the standfirst under a title, body text, or the small print around it. */
export function Paragraph({
  size = 'body',
  tone = 'ink',
  isLast = false,
  children,
}: {
  size?: keyof typeof SIZES;
  tone?: 'ink' | 'quiet';
  /** Without space below it, because what follows brings its own. */
  isLast?: boolean;
  children: ReactNode;
}) {
  return (
    <p
      className={size === 'standfirst' ? `${size} ${tone}` : tone}
      style={{ margin: isLast ? 0 : `0 0 ${SPACE[size]}px`, ...SIZES[size], color: COLOURS[tone] }}
    >
      {children}
    </p>
  );
}

/** Paragraphs one after the other, the last without space below it. */
export function Paragraphs({
  texts,
  size = 'body',
}: {
  texts: readonly string[];
  size?: keyof typeof SIZES;
}) {
  return texts.map((text, index) => (
    <Paragraph key={index} size={size} isLast={index === texts.length - 1}>
      {text}
    </Paragraph>
  ));
}
