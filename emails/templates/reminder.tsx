import { NoticeMail } from '../components/notice-mail.tsx';
import { SAMPLE_NEWSLETTER, SAMPLE_PUBLIC_URL } from '../fixtures/sample-issue.fixture.ts';
import { reminderContent } from '../src/notices/reminder-content.ts';
import type { ReminderProps } from '../src/props.ts';

/** Reminds the editors of an issue that awaits their approval. */
export default function Reminder(props: ReminderProps) {
  return <NoticeMail newsletter={props.newsletter} content={reminderContent(props)} />;
}

Reminder.PreviewProps = {
  newsletter: SAMPLE_NEWSLETTER,
  due: { date: '2026-11-20', time: '08:00', timeZone: 'Europe/London' },
  about: {
    kind: 'approval-missing',
    number: 12,
    subject: 'Inside OpenAI’s Race to Catch Up to Claude Code',
  },
  command: 'galley issue approve 12',
  pageUrl: `${SAMPLE_PUBLIC_URL}/issues/12`,
} satisfies ReminderProps;
