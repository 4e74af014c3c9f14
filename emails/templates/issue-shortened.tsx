import { IssueMail } from '../components/issue-mail.tsx';
import { sampleIssue } from '../fixtures/sample-issue.fixture.ts';
import { PREVIEW_REVIEWS } from '../fixtures/sample-reviews.fixture.ts';
import type { IssueProps } from '../src/props.ts';

/** An issue that was too long: some reviews are shortened and link to the rest. */
export default function IssueShortened(props: IssueProps) {
  return <IssueMail {...props} />;
}

const issue = sampleIssue(PREVIEW_REVIEWS);

IssueShortened.PreviewProps = {
  ...issue,
  reviews: issue.reviews.map((each, index) => ({
    ...each,
    extent: index === 0 ? 'full' : index === 1 ? 'summary' : 'headline',
  })),
} satisfies IssueProps;
