import { IssueMail } from '../components/issue-mail.tsx';
import { ARABIC_ISSUE } from '../fixtures/arabic-issue.fixture.ts';
import type { IssueProps } from '../src/props.ts';

/** An issue that runs from right to left. */
export default function IssueArabic(props: IssueProps) {
  return <IssueMail {...props} />;
}

IssueArabic.PreviewProps = ARABIC_ISSUE satisfies IssueProps;
