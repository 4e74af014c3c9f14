import { archiveLink } from '../links.ts';
import type { WelcomeProps } from '../props.ts';
import { WORDS } from '../words.ts';
import type { NoticeBlock, NoticeContent } from './notice-content.ts';

/** The words of the mail that greets a person who has just confirmed. */
export function welcomeContent(props: WelcomeProps): NoticeContent {
  const { newsletter, address, rhythm, unsubscribeUrl, preferencesUrl, publicUrl } = props;
  return {
    subject: `Welcome to ${newsletter.title}`,
    preheader: rhythm === null ? 'Good to have you.' : `A new issue comes ${rhythm}.`,
    title: 'Your subscription is confirmed',
    blocks: [
      {
        type: 'paragraph',
        text: `Welcome. From now on, ${newsletter.title} comes to ${address}${rhythm === null ? '' : ` ${rhythm}`}.`,
      },
      ...readMeanwhile(props),
      ...stayInTouch(newsletter.sender),
    ],
    why: WORDS.whyYouGetThis(newsletter.title),
    links: [
      { label: WORDS.unsubscribe, url: unsubscribeUrl },
      { label: WORDS.preferences, url: preferencesUrl },
      { label: 'All issues', url: archiveLink(publicUrl) },
    ],
  };
}

function readMeanwhile({ latestIssue }: WelcomeProps): readonly NoticeBlock[] {
  if (latestIssue === null) return [];
  const issue = WORDS.issue(latestIssue.number);
  return [
    {
      type: 'paragraph',
      text: `Something to read until then: ${latestIssue.subject}`,
    },
    { type: 'action', label: `Read ${issue.toLowerCase()}`, url: latestIssue.url },
  ];
}

function stayInTouch(sender: string | null): readonly NoticeBlock[] {
  if (sender === null) return [];
  const address = /<([^<>]*)>\s*$/.exec(sender)?.[1] ?? sender;
  return [
    {
      type: 'paragraph',
      text: `Issues come from ${address}. Add it to your contacts and they won’t end up among the spam.`,
    },
  ];
}
