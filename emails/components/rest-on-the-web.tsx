import { reviewLink } from '../src/links.ts';
import type { ReviewProps } from '../src/props.ts';
import { partsOnTheWeb } from '../src/parts-on-the-web.ts';
import { Link } from './link.tsx';
import { useMail } from './mail-context.ts';
import { fontOf } from './type-style.ts';

/** Under a review that the mail holds in part: what else there is, and the way to it. */
export function RestOnTheWeb({
  review,
  slug,
  extent,
  publicUrl,
}: ReviewProps & { publicUrl: string }) {
  const mail = useMail();
  const parts = partsOnTheWeb(review, extent ?? 'full', mail);
  return (
    <p
      className="quiet"
      style={{ margin: '18px 0 0', font: fontOf(mail, 'links'), color: mail.theme.light.quiet }}
    >
      {parts.length > 0 && (
        <>
          {mail.words.moreOnTheWeb(parts)}
          <br />
        </>
      )}
      <Link href={reviewLink(publicUrl, slug)} style={{ fontWeight: 'bold' }}>
        {mail.words.readWholeReview}
      </Link>
    </p>
  );
}
