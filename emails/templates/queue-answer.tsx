import { NoticeMail } from '../components/notice-mail.tsx';
import { SAMPLE_NEWSLETTER } from '../fixtures/sample-issue.fixture.ts';
import { queueAnswerContent } from '../src/notices/queue-answer-content.ts';
import type { QueueAnswerProps } from '../src/props.ts';

/** Tells an editor what the queue's address takes. */
export default function QueueAnswer(props: QueueAnswerProps) {
  return <NoticeMail newsletter={props.newsletter} content={queueAnswerContent(props)} />;
}

QueueAnswer.PreviewProps = {
  newsletter: SAMPLE_NEWSLETTER,
  address: 'queue+long-read@in.longread.example',
} satisfies QueueAnswerProps;
