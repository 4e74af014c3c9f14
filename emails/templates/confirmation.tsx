import { NoticeMail } from '../components/notice-mail.tsx';
import { SAMPLE_NEWSLETTER, SAMPLE_PUBLIC_URL } from '../fixtures/sample-issue.fixture.ts';
import { confirmationContent } from '../src/notices/confirmation-content.ts';
import type { ConfirmationProps } from '../src/props.ts';

/** Asks whether the reader really wants a subscription. */
export default function Confirmation(props: ConfirmationProps) {
  return <NoticeMail newsletter={props.newsletter} content={confirmationContent(props)} />;
}

Confirmation.PreviewProps = {
  newsletter: SAMPLE_NEWSLETTER,
  confirmUrl: `${SAMPLE_PUBLIC_URL}/confirm/a-token-that-opens-nothing`,
  validForSeconds: 172_800,
  publicUrl: SAMPLE_PUBLIC_URL,
} satisfies ConfirmationProps;
