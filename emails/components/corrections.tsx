import { reviewLink } from '../src/links.ts';
import type { CorrectedReviewProps } from '../src/props.ts';
import { Band } from './band.tsx';
import { Link } from './link.tsx';
import { useMail } from './mail-context.ts';
import { Paragraphs } from './paragraph.tsx';
import { SectionLabel } from './section-label.tsx';
import { fontOf } from './type-style.ts';

/** What was wrong in earlier issues, for the readers who got these. */
export function Corrections({
  corrections = [],
  publicUrl,
}: {
  corrections?: readonly CorrectedReviewProps[] | undefined;
  publicUrl: string;
}) {
  const mail = useMail();
  const { correction: says } = mail.words;
  return corrections.map(({ title, slug, note, number, datedOn }, index) => (
    <Band
      key={index}
      above={32}
      below={30}
      className="hairline"
      style={{ borderBottom: `1px solid ${mail.theme.light.hairline}` }}
    >
      <SectionLabel as="h2" above={0}>
        {says.title}
      </SectionLabel>
      <Paragraphs texts={[says.opening(title, number, datedOn), ...note]} />
      <p style={{ margin: '14px 0 0', font: fontOf(mail, 'links') }}>
        <Link href={reviewLink(publicUrl, slug)} style={{ fontWeight: 'bold' }}>
          {says.action}
        </Link>
      </p>
    </Band>
  ));
}
