import type { KeyFinding } from '@galley/core/review';
import { WORDS } from '../src/words.ts';
import { SectionLabel } from './section-label.tsx';
import { COLOURS, SERIF } from './theme.ts';

/** The findings, each under a hairline, its label in bold. Outlook shows a list with bullets. */
export function KeyFindings({ findings }: { findings: readonly KeyFinding[] }) {
  return (
    <>
      <SectionLabel as="h3">{WORDS.keyFindings}</SectionLabel>
      <ul role="list" style={{ margin: 0, padding: 0, listStyle: 'none' }}>
        {findings.map(({ label, text }, index) => (
          <li key={index} className="ink hairline" style={item}>
            {label !== null && <strong>{label}:</strong>}
            {label !== null && ' '}
            {text}
          </li>
        ))}
      </ul>
    </>
  );
}

const item = {
  margin: 0,
  padding: '11px 0 12px',
  borderTop: `1px solid ${COLOURS.hairline}`,
  fontFamily: SERIF,
  fontSize: 17,
  lineHeight: '26px',
  color: COLOURS.ink,
};
