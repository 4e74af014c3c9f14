import { WORDS } from '../src/words.ts';
import { Paragraphs } from './paragraph.tsx';
import { Column, Row } from './react-email.ts';
import { SectionLabel } from './section-label.tsx';
import { COLOURS } from './theme.ts';

/** What to take away, on a panel of its own. */
export function WhyItMatters({ paragraphs }: { paragraphs: readonly string[] }) {
  return (
    <Row>
      <Column className="panel panel-margin accent-rule" style={panel}>
        <SectionLabel as="h3">{WORDS.whyItMatters}</SectionLabel>
        <Paragraphs texts={paragraphs} />
      </Column>
    </Row>
  );
}

const panel = {
  padding: '26px 30px 28px',
  backgroundColor: COLOURS.panel,
  borderTop: `3px solid ${COLOURS.accent}`,
};
