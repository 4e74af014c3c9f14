import { NoticeMail } from '../components/notice-mail.tsx';
import { SAMPLE_NEWSLETTER, SAMPLE_PUBLIC_URL } from '../fixtures/sample-issue.fixture.ts';
import { recoveredContent } from '../src/notices/recovered-content.ts';
import type { RecoveredProps } from '../src/props.ts';

/** Tells owners that somebody recovered their account by e-mail. */
export default function Recovered(props: RecoveredProps) {
  return <NoticeMail newsletter={props.newsletter} content={recoveredContent(props)} />;
}

Recovered.PreviewProps = {
  newsletter: SAMPLE_NEWSLETTER,
  address: 'grace@longread.example',
  peopleUrl: `${SAMPLE_PUBLIC_URL}/desk/people`,
  command: 'galley person confirm grace@longread.example',
} satisfies RecoveredProps;
