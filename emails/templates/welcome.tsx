import { NoticeMail } from '../components/notice-mail.tsx';
import { SAMPLE_NEWSLETTER, SAMPLE_PUBLIC_URL } from '../fixtures/sample-issue.fixture.ts';
import { welcomeContent } from '../src/notices/welcome-content.ts';
import type { WelcomeProps } from '../src/props.ts';

/** Greets a reader who has confirmed. */
export default function Welcome(props: WelcomeProps) {
  return <NoticeMail newsletter={props.newsletter} content={welcomeContent(props)} />;
}

Welcome.PreviewProps = {
  newsletter: SAMPLE_NEWSLETTER,
  address: 'ada@reader.example',
  cadence: { kind: 'weekly', weekday: 'fri', time: { hour: 8, minute: 0 } },
  latestIssue: {
    number: 11,
    subject: 'What the deep sea heard',
    url: `${SAMPLE_PUBLIC_URL}/issues/11`,
  },
  unsubscribeUrl: `${SAMPLE_PUBLIC_URL}/unsubscribe/a-token-that-opens-nothing`,
  preferencesUrl: `${SAMPLE_PUBLIC_URL}/preferences/a-token-that-opens-nothing`,
  publicUrl: SAMPLE_PUBLIC_URL,
} satisfies WelcomeProps;
