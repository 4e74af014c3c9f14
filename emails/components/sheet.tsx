import type { ReactNode } from 'react';
import { OUTLOOK_TABLE } from '../src/render-document.ts';
import { useMail } from './mail-context.ts';
import { useOutlookMarks } from './outlook-marks.ts';
import { PAPER_WIDTH } from './theme.ts';

/**
 * A column of bands as wide as the paper, or as the screen if that is narrower. Word's engine
 * doesn't support a maximum width, so it gets a table of exactly that width around it.
 */
export function Sheet({
  className,
  ground,
  children,
}: {
  className?: string;
  ground?: string;
  children: ReactNode;
}) {
  const { direction } = useMail();
  const word = useOutlookMarks(OUTLOOK_TABLE);
  const style = {
    width: '100%',
    maxWidth: PAPER_WIDTH,
    ...(ground !== undefined && { backgroundColor: ground }),
    // A long word, such as a URL, must not make the paper wider than a phone.
    wordBreak: 'break-word',
  } as const;
  return (
    <>
      {word?.open}
      <table
        role="presentation"
        align="center"
        cellPadding={0}
        cellSpacing={0}
        dir={direction === 'rtl' ? 'rtl' : undefined}
        className={className}
        style={style}
      >
        <tbody>{children}</tbody>
      </table>
      {word?.close}
    </>
  );
}
