import type { AnalysisPart } from '@galley/core/review';
import { Fragment } from 'react';
import { Blocks } from './blocks.tsx';
import { useMail } from './mail-context.ts';
import { Prose } from './prose.tsx';
import { SectionLabel } from './section-label.tsx';

/** The analysis part by part. A heading with nothing under it is still shown. */
export function Analysis({ parts }: { parts: readonly AnalysisPart[] }) {
  const { words } = useMail();
  return (
    <>
      <SectionLabel as="h3">{words.analysis}</SectionLabel>
      {parts.map(({ heading, blocks }, index) => (
        <Fragment key={index}>
          {heading !== null && (
            <h4 style={type}>
              <Prose text={heading} />
            </h4>
          )}
          <Blocks blocks={blocks} />
        </Fragment>
      ))}
    </>
  );
}

const type = { margin: '22px 0 6px', fontSize: 20, lineHeight: '27px' };
