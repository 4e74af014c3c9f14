import { NoticeMail } from '../components/notice-mail.tsx';
import { SAMPLE_NEWSLETTER, SAMPLE_PUBLIC_URL } from '../fixtures/sample-issue.fixture.ts';
import { correctionContent } from '../src/notices/correction-content.ts';
import type { CorrectionProps } from '../src/props.ts';

/** Corrects an issue. */
export default function Correction(props: CorrectionProps) {
  return <NoticeMail newsletter={props.newsletter} content={correctionContent(props)} />;
}

Correction.PreviewProps = {
  newsletter: SAMPLE_NEWSLETTER,
  number: 12,
  date: '2026-11-20',
  reviewTitle: 'Who Owns the Tide Tables?',
  wrote: 'The licence covers eleven harbours and runs until 2041.',
  correct: 'The licence covers eleven harbours and runs until 2031.',
  note: 'A reader who works at one of the harbours told us so. Thank you.',
  reviewUrl: `${SAMPLE_PUBLIC_URL}/reviews/who-owns-the-tide-tables`,
  unsubscribeUrl: `${SAMPLE_PUBLIC_URL}/unsubscribe/a-token-that-opens-nothing`,
  preferencesUrl: `${SAMPLE_PUBLIC_URL}/preferences/a-token-that-opens-nothing`,
} satisfies CorrectionProps;
