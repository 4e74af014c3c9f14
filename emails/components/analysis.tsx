import type { AnalysisPart } from '@galley/core/review';
import { WORDS } from '../src/words.ts';
import { Blocks } from './blocks.tsx';
import { Heading } from './react-email.ts';
import { SectionLabel } from './section-label.tsx';
import { COLOURS, SERIF } from './theme.ts';

/** The analysis part by part. A heading with nothing under it is shown all the same. */
export function Analysis({ parts }: { parts: readonly AnalysisPart[] }) {
  return (
    <>
      <SectionLabel as="h3">{WORDS.analysis}</SectionLabel>
      {parts.map(({ heading, blocks }, index) => (
        <div key={index}>
          {heading !== null && (
            <Heading as="h4" className="ink" style={type}>
              {heading}
            </Heading>
          )}
          <Blocks blocks={blocks} />
        </div>
      ))}
    </>
  );
}

const type = {
  margin: '22px 0 8px',
  fontFamily: SERIF,
  fontSize: 20,
  lineHeight: '26px',
  fontWeight: 700,
  color: COLOURS.ink,
};
