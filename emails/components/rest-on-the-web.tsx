import { reviewLink } from '../src/links.ts';
import { partsOnTheWeb } from '../src/parts-on-the-web.ts';
import type { ReviewProps } from '../src/props.ts';
import { Link } from './link.tsx';
import { useMail } from './mail-context.ts';

/** Names the parts of a review that the mail leaves out, and links to them. */
export function RestOnTheWeb({
  review,
  slug,
  extent = 'full',
  publicUrl,
}: ReviewProps & { publicUrl: string }) {
  const mail = useMail();
  const parts = partsOnTheWeb(review, extent, mail);
  return (
    <>
      {parts.length > 0 && `${mail.words.moreOnTheWeb(parts)} `}
      <Link href={reviewLink(publicUrl, slug)} style={{ fontWeight: 'bold' }}>
        {mail.words.readWholeReview}
      </Link>
    </>
  );
}
