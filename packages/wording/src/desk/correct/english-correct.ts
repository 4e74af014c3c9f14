import type { Format } from '../../format.ts';
import type { CorrectWords } from './correct-words.ts';

export const englishCorrect = (format: Format): CorrectWords => ({
  title: (review) => `Correct “${review}”`,
  lead: 'Readers have this review. They see both texts, and when you corrected it.',
  open: 'Correct',
  back: 'Back to the review',
  old: 'Who has the old text',
  issueCount: (issue, readers) =>
    `${issue}: ${format.plural(readers, { one: '# reader', other: '# readers' })}`,
  dropped: (issue) => `${issue}: its deliveries were dropped`,
  allCount: (readers) =>
    format.plural(readers, { one: '# reader in all', other: '# readers in all' }),
  nobody: 'Nobody has it.',
  text: 'The review',
  textHint: 'As Markdown. Change what was wrong.',
  note: 'What was wrong',
  noteHint: 'For readers: what you wrote, and what is right. An empty line begins a paragraph.',
  changes: 'What changes',
  noChanges: 'Nothing yet.',
  when: 'How readers are told',
  next: {
    title: 'With the next issue',
    what: 'It stands above the reviews, for exactly those who got the old text.',
  },
  urgent: {
    title: 'At once, alone',
    what: 'A mail of its own for those who got the old text. You read its proof and approve it first.',
  },
  action: 'Correct it',
  ask: 'Correct this review?',
  askCount: (readers) =>
    `Its page changes at once. ${format.plural(readers, { one: '# reader has', other: '# readers have' })} the old text.`,
  done: 'Corrected',
  earlier: 'Corrections',
  none: 'It was never corrected.',
  corrected: (when) => `Corrected ${when}`,
  sendUrgent: 'Tell them at once',
});
