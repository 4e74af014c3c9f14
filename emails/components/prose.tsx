import type { ReactNode } from 'react';
import { firstStrong } from '@galley/wording';
import { Lines } from './lines.tsx';
import { useMail } from './mail-context.ts';

/**
 * Text of a review, or a line of an address. If it runs in the opposite direction to the mail, it says so: otherwise its
 * last full stop would appear before its first word.
 */
export function Prose({
  text,
  children = <Lines text={text} />,
}: {
  text: string;
  children?: ReactNode;
}) {
  const { direction } = useMail();
  const own = firstStrong(text);
  return own === null || own === direction ? children : <span dir={own}>{children}</span>;
}
