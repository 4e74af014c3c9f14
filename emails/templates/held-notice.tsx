import { NoticeMail } from '../components/notice-mail.tsx';
import { SAMPLE_NEWSLETTER, SAMPLE_PUBLIC_URL } from '../fixtures/sample-issue.fixture.ts';
import { heldNoticeContent } from '../src/notices/held-notice-content.ts';
import type { HeldNoticeProps } from '../src/props.ts';

/** Tells the editors that an issue is held. */
export default function HeldNotice(props: HeldNoticeProps) {
  return <NoticeMail newsletter={props.newsletter} content={heldNoticeContent(props)} />;
}

HeldNotice.PreviewProps = {
  newsletter: SAMPLE_NEWSLETTER,
  number: 12,
  subject: 'Inside OpenAI’s Race to Catch Up to Claude Code',
  due: { date: '2026-11-20', time: '08:00', timeZone: 'Europe/London' },
  reason: {
    kind: 'preflight',
    stops: [
      { rule: 'missing-postal-address', explanation: 'The newsletter has no postal address.' },
      { rule: 'empty-subject', explanation: 'The subject is empty.' },
    ],
  },
  command: 'galley issue preflight 12',
  pageUrl: `${SAMPLE_PUBLIC_URL}/issues/12`,
} satisfies HeldNoticeProps;
