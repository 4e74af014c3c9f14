import { useMail } from './mail-context.ts';
import { Paragraphs } from './paragraph.tsx';
import { SectionLabel } from './section-label.tsx';

/** "Why this matters", on its own panel. */
export function WhyItMatters({ paragraphs }: { paragraphs: readonly string[] }) {
  const mail = useMail();
  const { panel, accent } = mail.theme.light;
  return (
    <table
      role="presentation"
      width="100%"
      cellPadding={0}
      cellSpacing={0}
      style={{ margin: '34px 0 0' }}
    >
      <tbody>
        <tr>
          <td
            className="panel panel-margin accent-rule"
            style={{
              padding: '26px 30px 28px',
              backgroundColor: panel,
              borderTop: `3px solid ${accent}`,
            }}
          >
            <SectionLabel as="h3" above={0}>
              {mail.words.whyItMatters}
            </SectionLabel>
            <Paragraphs texts={paragraphs} />
          </td>
        </tr>
      </tbody>
    </table>
  );
}
