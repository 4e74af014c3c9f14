import type { ReactNode } from 'react';
import { firstStrong } from '../src/first-strong.ts';
import { useMail } from './mail-context.ts';

/**
 * Words of a review. If they run the other way than the mail, they say so: otherwise their last
 * full stop would stand before their first word.
 */
export function Prose({ text, children = text }: { text: string; children?: ReactNode }) {
  const { direction } = useMail();
  const own = firstStrong(text);
  return own === null || own === direction ? children : <span dir={own}>{children}</span>;
}
