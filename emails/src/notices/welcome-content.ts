import { archiveLink } from '../links.ts';
import type { WelcomeProps } from '../props.ts';
import { wordingOf } from '@galley/wording';
import { actionTo, paragraph, type NoticeBlock, type NoticeContent } from './notice-content.ts';

/** The mail that greets a person who has just confirmed. */
export function welcomeContent(props: WelcomeProps): NoticeContent {
  const { newsletter, address, cadence, unsubscribeUrl, preferencesUrl, publicUrl } = props;
  const { words } = wordingOf(newsletter.language);
  const { welcome: says } = words;
  return {
    subject: says.subject(newsletter.title),
    preheader: says.preheader(cadence),
    title: says.title,
    blocks: [
      paragraph(says.greeting(newsletter.title, address, cadence)),
      ...(props.ownText ?? []).map(paragraph),
      ...readMeanwhile(props),
      ...stayInTouch(props),
    ],
    why: words.whyReader(newsletter.title),
    links: [
      { label: words.unsubscribe, url: unsubscribeUrl },
      { label: words.preferences, url: preferencesUrl },
      { label: words.allIssues, url: archiveLink(publicUrl) },
    ],
  };
}

function readMeanwhile({ newsletter, latestIssue }: WelcomeProps): readonly NoticeBlock[] {
  if (latestIssue === null) return [];
  const { welcome: says } = wordingOf(newsletter.language).words;
  return [
    paragraph(says.meanwhile(latestIssue.subject)),
    ...actionTo(says.readIssue(latestIssue.number), latestIssue.url),
  ];
}

function stayInTouch({ newsletter: { sender, language } }: WelcomeProps): readonly NoticeBlock[] {
  if (sender === null) return [];
  const address = /<([^<>]*)>\s*$/.exec(sender)?.[1] ?? sender;
  return [paragraph(wordingOf(language).words.welcome.contacts(address))];
}
