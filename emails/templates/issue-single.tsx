import { IssueMail } from '../components/issue-mail.tsx';
import { sampleIssue } from '../fixtures/sample-issue.fixture.ts';
import { SAMPLE_REVIEWS } from '../fixtures/sample-reviews.fixture.ts';
import type { IssueProps } from '../src/props.ts';

/** An issue that is one review. */
export default function IssueSingle(props: IssueProps) {
  return <IssueMail {...props} />;
}

IssueSingle.PreviewProps = sampleIssue(SAMPLE_REVIEWS.slice(0, 1)) satisfies IssueProps;
