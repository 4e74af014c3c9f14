import { NoticeMail } from '../components/notice-mail.tsx';
import { SAMPLE_NEWSLETTER, SAMPLE_PUBLIC_URL } from '../fixtures/sample-issue.fixture.ts';
import { invitationContent } from '../src/notices/invitation-content.ts';
import type { InvitationProps } from '../src/props.ts';

/** Invites somebody to the desk. */
export default function Invitation(props: InvitationProps) {
  return <NoticeMail newsletter={props.newsletter} content={invitationContent(props)} />;
}

Invitation.PreviewProps = {
  newsletter: SAMPLE_NEWSLETTER,
  address: 'grace@longread.example',
  role: 'publisher',
  everywhere: false,
  invitationUrl: `${SAMPLE_PUBLIC_URL}/desk/invitation#a-token-that-opens-nothing`,
  validForSeconds: 604_800,
} satisfies InvitationProps;
