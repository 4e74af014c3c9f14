import { Band } from './band.tsx';
import { useMail } from './mail-context.ts';
import { Paragraphs } from './paragraph.tsx';
import { SectionLabel } from './section-label.tsx';

/** What an editor says to the readers, before the first review. */
export function EditorsNote({ paragraphs = [] }: { paragraphs?: readonly string[] | undefined }) {
  const { words, theme } = useMail();
  if (paragraphs.length === 0) return null;
  return (
    <Band
      above={32}
      below={30}
      className="hairline"
      style={{ borderBottom: `1px solid ${theme.light.hairline}` }}
    >
      <SectionLabel as="h2" above={0}>
        {words.editorsNote}
      </SectionLabel>
      <Paragraphs texts={paragraphs} />
    </Band>
  );
}
