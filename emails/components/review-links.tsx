import { articleLink, reviewLink } from '../src/links.ts';
import type { ReviewProps } from '../src/props.ts';
import { WORDS } from '../src/words.ts';
import { Link } from './react-email.ts';
import { COLOURS, SANS } from './theme.ts';

/** The way to the article itself, and to this review's own page. */
export function ReviewLinks({ review, slug, publicUrl }: ReviewProps & { publicUrl: string }) {
  const article = articleLink(review.url);
  return (
    <>
      {article !== null && (
        <p style={{ ...type, margin: '0 0 6px' }}>
          <Link href={article} className="accent" style={{ ...link, fontWeight: 700 }}>
            {WORDS.readArticle(review.outlet)}
          </Link>
        </p>
      )}
      <p style={{ ...type, margin: 0 }}>
        <Link href={reviewLink(publicUrl, slug)} className="accent" style={link}>
          {WORDS.reviewOnTheWeb}
        </Link>
      </p>
    </>
  );
}

const type = { fontFamily: SANS, fontSize: 15, lineHeight: '24px' };
const link = { color: COLOURS.accent, textDecoration: 'underline' };
