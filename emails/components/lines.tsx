import { showLines } from '@galley/core/input';
import { Fragment } from 'react';

/** A text with the line breaks and indents that its writer gave it. */
export function Lines({ text }: { text: string }) {
  const [first = '', ...others] = showLines(text);
  return (
    <>
      {first}
      {others.map((line, index) => (
        <Fragment key={index}>
          <br />
          {line}
        </Fragment>
      ))}
    </>
  );
}
