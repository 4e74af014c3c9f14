import { articleLink, reviewLink } from '../src/links.ts';
import type { ReviewProps } from '../src/props.ts';
import { Link } from './link.tsx';
import { useMail } from './mail-context.ts';
import { fontOf } from './type-style.ts';

/** The links to the article itself and to this review's own page. */
export function ReviewLinks({ review, slug, publicUrl }: ReviewProps & { publicUrl: string }) {
  const mail = useMail();
  const article = articleLink(review.url);
  return (
    <p style={{ margin: '30px 0 0', font: fontOf(mail, 'links') }}>
      {article !== null && (
        <>
          <Link href={article} style={{ fontWeight: 'bold' }}>
            {mail.words.readArticle(review.outlet)}
          </Link>
          <br />
        </>
      )}
      <Link href={reviewLink(publicUrl, slug)}>{mail.words.reviewOnTheWeb}</Link>
    </p>
  );
}
