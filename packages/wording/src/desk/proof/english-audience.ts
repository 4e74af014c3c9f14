import type { Format } from '../../format.ts';
import type { AudienceWords } from './audience-words.ts';

export const englishAudience = (format: Format): AudienceWords => ({
  title: 'Who gets what',
  hint: 'Readers chose these. Each has a mail of its own; choose one to see it.',
  all: 'All reviews',
  floorCount: (stars) => `At least ${format.number(stars)} stars`,
  topics: (names) => `About ${names}`,
  correction: (review) => `With the correction of “${review}”`,
  between: ', ',
  moreChoiceCount: (count) =>
    format.plural(count, { one: '# more choice', other: '# more choices' }),
  readerCount: (count) => format.plural(count, { one: '# reader', other: '# readers' }),
  pausedCount: (count) =>
    format.plural(count, { one: '# more on a pause', other: '# more on a pause' }),
  largerCount: (count) =>
    format.plural(count, {
      one: '# gets more than they chose: there are too many versions',
      other: '# get more than they chose: there are too many versions',
    }),
  lateCount: (count) =>
    format.plural(count, {
      one: '# has chosen since it was compiled',
      other: '# have chosen since it was compiled',
    }),
  nobody: 'No mail',
  leftOut: {
    nothingCount: (count) =>
      format.plural(count, { one: '# chose none of it', other: '# chose none of it' }),
    monthlyCount: (count) =>
      format.plural(count, {
        one: '# gets only the best of a month',
        other: '# get only the best of a month',
      }),
    pauseCount: (count) => format.plural(count, { one: '# on a pause', other: '# on a pause' }),
  },
});
