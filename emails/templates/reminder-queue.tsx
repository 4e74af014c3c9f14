import { NoticeMail } from '../components/notice-mail.tsx';
import { SAMPLE_NEWSLETTER } from '../fixtures/sample-issue.fixture.ts';
import { reminderContent } from '../src/notices/reminder-content.ts';
import type { ReminderProps } from '../src/props.ts';

/** Reminds the editors that the queue is short. */
export default function ReminderQueue(props: ReminderProps) {
  return <NoticeMail newsletter={props.newsletter} content={reminderContent(props)} />;
}

ReminderQueue.PreviewProps = {
  newsletter: SAMPLE_NEWSLETTER,
  due: { date: '2026-11-20', time: '08:00', timeZone: 'Europe/London' },
  about: {
    kind: 'queue-short',
    ready: 1,
    minimum: 3,
    cutOff: { date: '2026-11-20', time: '06:00', timeZone: 'Europe/London' },
  },
  command: 'galley review add my-review.txt',
  pageUrl: null,
} satisfies ReminderProps;
