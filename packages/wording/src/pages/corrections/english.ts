import type { CorrectionMessages } from './correction-messages.ts';

export const english: CorrectionMessages = {
  title: 'Correction',
  of: (title) => `Correction: ${title}`,
  correctedOn: (day) => `Corrected on ${day}`,
  compare: 'See what has changed, and the earlier text',
  since: (day) => `This is the text that went out. It was corrected on ${day}.`,
  read: 'Read the corrected review',
  changes: 'What has changed',
  removed: 'removed',
  added: 'added',
  allNew: 'Almost every word has changed, so the texts are shown one after the other.',
  noWords: 'No words of the text have changed.',
  earlier: 'The earlier text',
  earlierNote: 'It is kept here so that readers can see what was corrected.',
};
