import { NoticeMail } from '../components/notice-mail.tsx';
import { SAMPLE_NEWSLETTER } from '../fixtures/sample-issue.fixture.ts';
import { missedNoticeContent } from '../src/notices/missed-notice-content.ts';
import type { MissedNoticeProps } from '../src/props.ts';

/** Tells the editors that a slot was missed. */
export default function MissedNotice(props: MissedNoticeProps) {
  return <NoticeMail newsletter={props.newsletter} content={missedNoticeContent(props)} />;
}

const due = { date: '2026-11-20', time: '08:00', timeZone: 'Europe/London' };

MissedNotice.PreviewProps = {
  newsletter: SAMPLE_NEWSLETTER,
  count: 1,
  first: due,
  last: due,
  isBestOf: false,
  command: 'galley issue compile --extra',
} satisfies MissedNoticeProps;
