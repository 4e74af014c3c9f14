import { NoticeMail } from '../components/notice-mail.tsx';
import { SAMPLE_NEWSLETTER, SAMPLE_PUBLIC_URL } from '../fixtures/sample-issue.fixture.ts';
import { leaveLinkContent } from '../src/notices/leave-link-content.ts';
import type { LeaveLinkProps } from '../src/props.ts';

/** Gives a reader the link to leave, after a mail in their name asked for it. */
export default function LeaveLink(props: LeaveLinkProps) {
  return <NoticeMail newsletter={props.newsletter} content={leaveLinkContent(props)} />;
}

LeaveLink.PreviewProps = {
  newsletter: SAMPLE_NEWSLETTER,
  address: 'ada@reader.example',
  unsubscribeUrl: `${SAMPLE_PUBLIC_URL}/unsubscribe/a-token-that-opens-nothing`,
} satisfies LeaveLinkProps;
