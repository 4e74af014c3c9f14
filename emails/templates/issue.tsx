import { IssueMail } from '../components/issue-mail.tsx';
import { sampleIssue } from '../fixtures/sample-issue.fixture.ts';
import { PREVIEW_REVIEWS } from '../fixtures/sample-reviews.fixture.ts';
import type { IssueProps } from '../src/props.ts';

/** An issue with a table of contents: one lead review, then the others. */
export default function Issue(props: IssueProps) {
  return <IssueMail {...props} />;
}

Issue.PreviewProps = {
  ...sampleIssue(PREVIEW_REVIEWS),
  note: [
    'Two of the pieces below disagree with each other, so we put them side by side.',
    'If you think that we read one of them wrongly, answer this mail: it reaches the editors.',
  ],
} satisfies IssueProps;
