import { IssueMail } from '../components/issue-mail.tsx';
import { sampleIssue } from '../fixtures/sample-issue.fixture.ts';
import { PREVIEW_REVIEWS } from '../fixtures/sample-reviews.fixture.ts';
import type { IssueProps } from '../src/props.ts';

/** An issue with a table of contents: one lead review, then the others. */
export default function Issue(props: IssueProps) {
  return <IssueMail {...props} />;
}

Issue.PreviewProps = sampleIssue(PREVIEW_REVIEWS) satisfies IssueProps;
