import type { KeyFinding } from '@galley/core/review';
import { Lines } from './lines.tsx';
import { useMail } from './mail-context.ts';
import { Prose } from './prose.tsx';
import { SectionLabel } from './section-label.tsx';

/** The findings, each under a hairline, its label in bold. */
export function KeyFindings({ findings }: { findings: readonly KeyFinding[] }) {
  const { words, theme } = useMail();
  const item = {
    margin: 0,
    padding: '11px 0 12px',
    borderTop: `1px solid ${theme.light.hairline}`,
    lineHeight: '26px',
  };
  return (
    <>
      <SectionLabel as="h3">{words.keyFindings}</SectionLabel>
      {/* Safari ignores a list without bullets unless it has this role. */}
      <ul role="list" style={{ margin: 0, padding: 0, listStyleType: 'none' }}>
        {findings.map(({ label, text }, index) => (
          <li key={index} className="hairline" style={item}>
            <Prose text={label ?? text}>
              {label !== null && <strong>{label}:</strong>}
              {label !== null && ' '}
              <Lines text={text} />
            </Prose>
          </li>
        ))}
      </ul>
    </>
  );
}
