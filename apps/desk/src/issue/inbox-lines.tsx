import type { IssueOutline } from '@galley/contract/issue';
import { useId, type ReactNode } from 'react';
import { useWords } from '../words/words.tsx';

const SCHEMES = ['light', 'dark'] as const;
const RIGHT_TO_LEFT = /^(?:ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/i;

/** An address with a name before it, as mails have it. */
const NAMED = /^"?(.*?)"?\s*<[^>]*>$/;

/** The lines of an issue about as Gmail and a phone show and cut them, in light and dark. */
export function InboxLines(props: {
  readonly issue: IssueOutline;
  readonly subject: string;
  readonly preheader: string;
}): ReactNode {
  const { issue, preheader } = props;
  const { words } = useWords();
  const { inbox } = words.issue;
  const id = useId();
  const { sender, newsletterTitle, language } = issue;
  const from = (sender === null ? newsletterTitle : NAMED.exec(sender)?.[1]) || sender;
  const subject = props.subject.trim() === '' ? inbox.noSubject : props.subject;
  const dir = RIGHT_TO_LEFT.test(language) ? 'rtl' : 'ltr';
  return (
    <section className="inbox" aria-labelledby={id}>
      <header>
        <h3 id={id}>{inbox.title}</h3>
        <p className="hint">{inbox.what}</p>
      </header>
      <figure className="inbox-wide">
        <figcaption>{inbox.gmail}</figcaption>
        {SCHEMES.map((scheme) => (
          <p key={scheme} className={`inbox-row ${scheme}`} dir={dir} lang={language}>
            <span className="unseen">{inbox[scheme]}: </span>
            <bdi className="inbox-from">{from}</bdi>
            <span className="inbox-text">
              <bdi className="inbox-subject">{subject}</bdi>
              <span className="inbox-preheader">
                {' – '}
                <bdi>{preheader}</bdi>
              </span>
            </span>
            <bdi className="inbox-time">{inbox.time}</bdi>
          </p>
        ))}
      </figure>
      <figure className="inbox-phones">
        <figcaption>{inbox.phone}</figcaption>
        {SCHEMES.map((scheme) => (
          <div key={scheme} className={`inbox-card ${scheme}`} dir={dir} lang={language}>
            <p>
              <span className="unseen">{inbox[scheme]}: </span>
              <bdi className="inbox-from">{from}</bdi>
              <bdi className="inbox-time">{inbox.time}</bdi>
            </p>
            <p className="inbox-subject" dir="auto">
              {subject}
            </p>
            <p className="inbox-preheader" dir="auto">
              {preheader}
            </p>
          </div>
        ))}
      </figure>
    </section>
  );
}
