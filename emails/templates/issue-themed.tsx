import { completeTheme } from '@galley/core/newsletter';
import { IssueMail } from '../components/issue-mail.tsx';
import { sampleIssue } from '../fixtures/sample-issue.fixture.ts';
import { SAMPLE_REVIEWS } from '../fixtures/sample-reviews.fixture.ts';
import type { IssueProps } from '../src/props.ts';

/** An issue in its own theme and in German. */
export default function IssueThemed(props: IssueProps) {
  return <IssueMail {...props} />;
}

const issue = sampleIssue(SAMPLE_REVIEWS.slice(3, 5));

IssueThemed.PreviewProps = {
  ...issue,
  newsletter: {
    ...issue.newsletter,
    title: 'Netzkunde',
    language: 'de',
    theme: completeTheme({
      light: {
        desk: '#e9eef0',
        paper: '#ffffff',
        panel: '#eaf3f1',
        ink: '#14202b',
        quiet: '#53606b',
        accent: '#0b5d4b',
        hairline: '#d3dbdf',
      },
      fonts: { display: 'Helvetica,Arial,sans-serif' },
    }),
  },
} satisfies IssueProps;
