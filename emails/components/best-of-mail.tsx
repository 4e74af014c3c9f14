import { bestParagraph } from '../src/best-paragraph.ts';
import { readerLinks, reviewLink } from '../src/links.ts';
import type { BestOfProps, BestReviewProps } from '../src/props.ts';
import { Band } from './band.tsx';
import { Colophon } from './colophon.tsx';
import { Credits } from './credits.tsx';
import { Corrections } from './corrections.tsx';
import { EditorsNote } from './editors-note.tsx';
import { Link } from './link.tsx';
import { mailContext, useMail } from './mail-context.ts';
import { Mail } from './mail.tsx';
import { Masthead } from './masthead.tsx';
import { Paragraph, Paragraphs } from './paragraph.tsx';
import { Prose } from './prose.tsx';
import { fontOf, tracking } from './type-style.ts';

/** A month's highest-rated reviews: each with its stars, a paragraph and a link to its page. */
export function BestOfMail(props: BestOfProps) {
  const { newsletter, number, date, month, subject, preheader, reviews, publicUrl, webUrl } = props;
  const context = mailContext(newsletter.language, newsletter.theme);
  const { words } = context;
  const links = [...readerLinks(words, publicUrl), { label: words.readOnTheWeb, url: webUrl }];
  const why = words.whyReader(newsletter.title);
  return (
    <Mail
      context={context}
      subject={subject}
      preheader={preheader}
      foot={<Colophon newsletter={newsletter} why={why} links={links} />}
    >
      <Masthead title={newsletter.title} name={words.issue(number)} date={date} webUrl={webUrl} />
      <EditorsNote paragraphs={props.note} />
      <Corrections corrections={props.corrections} publicUrl={publicUrl} />
      <Band above={44} below={34}>
        <h2
          className="lead"
          style={{ margin: '0 0 14px', font: fontOf(context, 'lead'), ...tracking(context, -0.4) }}
        >
          {words.bestOf.title(month)}
        </h2>
        <Paragraph size="standfirst" below={0}>
          {words.bestOf.opening(reviews.length, month)}
        </Paragraph>
      </Band>
      {reviews.map((each, index) => (
        <BestReview key={index} {...each} rank={index + 1} publicUrl={publicUrl} />
      ))}
    </Mail>
  );
}

/** One of the best, with its rank. */
function BestReview({
  review,
  slug,
  issueNumber,
  rank,
  publicUrl,
}: BestReviewProps & { rank: number; publicUrl: string }) {
  const mail = useMail();
  const { hairline, accent } = mail.theme.light;
  const page = reviewLink(publicUrl, slug);
  const paragraph = bestParagraph(review);
  return (
    <Band above={30} below={34} className="hairline" style={{ borderTop: `1px solid ${hairline}` }}>
      <p
        aria-hidden="true"
        className="accent"
        style={{ margin: '0 0 6px', font: fontOf(mail, 'rank'), color: accent }}
      >
        {mail.format.number(rank)}
      </p>
      <h3
        className="title"
        style={{ margin: '0 0 10px', font: fontOf(mail, 'title'), ...tracking(mail, -0.4) }}
      >
        <Prose text={review.title} />
      </h3>
      <Credits review={review} below={14} />
      {paragraph !== null && <Paragraphs texts={[paragraph]} />}
      <p
        className="quiet"
        style={{ margin: '14px 0 0', font: fontOf(mail, 'links'), color: mail.theme.light.quiet }}
      >
        <Link href={page} style={{ fontWeight: 'bold' }}>
          {mail.words.readWholeReview}
        </Link>
        {`${mail.separator}${mail.words.bestOf.fromIssue(issueNumber)}`}
      </p>
    </Band>
  );
}
