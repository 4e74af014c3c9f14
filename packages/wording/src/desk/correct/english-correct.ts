import type { Format } from '../../format.ts';
import type { CorrectWords } from './correct-words.ts';

export const englishCorrect = (format: Format): CorrectWords => ({
  title: (review) => `Correct “${review}”`,
  lead: 'Readers have this review. They see both texts, and when you corrected it.',
  open: 'Correct',
  correctThis: 'Correct this review',
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
  everybody: {
    title: 'With the next issue, to everybody',
    what: 'Also to those who never got this review.',
  },
  nobodyTold: { title: 'Not by mail', what: 'Its page says so. For a comma, say.' },
  forgotten:
    'The deliveries of an issue were dropped, so nobody can say who got the old text. Choose everybody, or nobody.',
  action: 'Correct it',
  ask: 'Correct this review?',
  askCount: (readers) =>
    `Its page changes at once. ${format.plural(readers, { one: '# reader has', other: '# readers have' })} the old text.`,
  askEverybody: 'Its page changes at once. The next issue tells all of its readers.',
  askNobody: 'Its page changes at once. No mail tells of it.',
  voids: {
    title: (issue, name) => `${issue} holds the old text. Void the approval by ${name}?`,
    what: 'It is compiled again with the corrected text, and somebody must approve it again.',
    action: 'Correct it and void the approval',
  },
  done: 'Corrected',
  earlier: 'Corrections',
  none: 'It was never corrected.',
  corrected: (when) => `Corrected ${when}`,
  sendUrgent: 'Tell them at once',
  carried: {
    title: 'Corrections it brings',
    what: 'They stand above the reviews, for those who got an old text.',
    readersCount: (readers) =>
      format.plural(readers, { one: '# reader is told', other: '# readers are told' }),
    everybody:
      'Everybody is told: there would be too many versions to tell apart who got the old text.',
  },
});
