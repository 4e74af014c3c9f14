import { NoticeMail } from '../components/notice-mail.tsx';
import { SAMPLE_NEWSLETTER, SAMPLE_PUBLIC_URL } from '../fixtures/sample-issue.fixture.ts';
import { correctionContent } from '../src/notices/correction-content.ts';
import type { CorrectionProps } from '../src/props.ts';

/** Corrects a sent review, in a mail of its own. */
export default function Correction(props: CorrectionProps) {
  return <NoticeMail newsletter={props.newsletter} content={correctionContent(props)} />;
}

Correction.PreviewProps = {
  newsletter: SAMPLE_NEWSLETTER,
  subject: 'Correction to issue 12 of The Long Read Review',
  preheader: 'We got something wrong in “Who Owns the Tide Tables?”.',
  number: 12,
  date: '2026-11-20',
  reviewTitle: 'Who Owns the Tide Tables?',
  passages: {
    wrote: ['The licence covers eleven harbours and runs until 2041.'],
    correct: ['The licence covers eleven harbours and runs until 2031.'],
  },
  note: ['A reader who works at one of the harbours told us so. Thank you.'],
  slug: 'who-owns-the-tide-tables',
  publicUrl: SAMPLE_PUBLIC_URL,
} satisfies CorrectionProps;
