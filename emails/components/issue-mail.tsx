import { Fragment } from 'react';
import { preferencesLink, unsubscribeLink } from '../src/links.ts';
import type { IssueProps } from '../src/props.ts';
import { WORDS } from '../src/words.ts';
import { Colophon } from './colophon.tsx';
import { Divider } from './divider.tsx';
import { Mail } from './mail.tsx';
import { Masthead } from './masthead.tsx';
import { ReviewArticle } from './review-article.tsx';
import { TableOfContents } from './table-of-contents.tsx';

/** An issue: masthead, contents if there is more than one review, the reviews, colophon. */
export function IssueMail(props: IssueProps) {
  const { newsletter, number, date, subject, preheader, reviews, publicUrl, webUrl } = props;
  const { language, title } = newsletter;
  const links = [
    { label: WORDS.unsubscribe, url: unsubscribeLink(publicUrl) },
    { label: WORDS.preferences, url: preferencesLink(publicUrl) },
    { label: WORDS.readOnTheWeb, url: webUrl },
  ];
  const foot = <Colophon newsletter={newsletter} why={WORDS.whyYouGetThis(title)} links={links} />;
  return (
    <Mail language={language} subject={subject} preheader={preheader} foot={foot}>
      <Masthead title={title} number={number} date={date} language={language} webUrl={webUrl} />
      {reviews.length > 1 && (
        <>
          <TableOfContents reviews={reviews} />
          <Divider />
        </>
      )}
      {reviews.map(({ review, slug }, index) => (
        <Fragment key={index}>
          {index > 0 && <Divider />}
          <ReviewArticle
            review={review}
            slug={slug}
            position={index + 1}
            count={reviews.length}
            language={language}
            publicUrl={publicUrl}
          />
        </Fragment>
      ))}
    </Mail>
  );
}
