import { readerLinks } from '../src/links.ts';
import type { IssueProps } from '../src/props.ts';
import { Colophon } from './colophon.tsx';
import { Corrections } from './corrections.tsx';
import { EditorsNote } from './editors-note.tsx';
import { mailContext } from './mail-context.ts';
import { Mail } from './mail.tsx';
import { Masthead } from './masthead.tsx';
import { ReviewCard } from './review-card.tsx';
import { TableOfContents } from './table-of-contents.tsx';

/** An issue: masthead, contents if there is more than one review, the reviews, colophon. */
export function IssueMail(props: IssueProps) {
  const { newsletter, number, date, subject, preheader, reviews, publicUrl, webUrl } = props;
  const { title } = newsletter;
  const context = mailContext(newsletter.language, newsletter.theme);
  const { words } = context;
  const links = [...readerLinks(words, publicUrl), { label: words.readOnTheWeb, url: webUrl }];
  const foot = <Colophon newsletter={newsletter} why={words.whyReader(title)} links={links} />;
  return (
    <Mail context={context} subject={subject} preheader={preheader} foot={foot}>
      <Masthead title={title} name={words.issue(number)} date={date} webUrl={webUrl} />
      <EditorsNote paragraphs={props.note} />
      <Corrections corrections={props.corrections} publicUrl={publicUrl} />
      {reviews.length > 1 && <TableOfContents reviews={reviews} />}
      {reviews.map((each, index) => (
        <ReviewCard
          key={index}
          {...each}
          position={index + 1}
          count={reviews.length}
          publicUrl={publicUrl}
        />
      ))}
    </Mail>
  );
}
