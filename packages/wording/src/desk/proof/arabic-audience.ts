import type { Format } from '../../format.ts';
import type { AudienceWords } from './audience-words.ts';

export const arabicAudience = (format: Format): AudienceWords => ({
  title: 'من يتلقّى ماذا',
  hint: 'هذا ما اختاره القرّاء. لكل اختيار رسالته؛ اختر واحدًا لتراها.',
  all: 'كل المراجعات',
  floorCount: (stars) => `${format.number(stars)} نجوم على الأقل`,
  topics: (names) => `عن ${names}`,
  correction: (review) => `مع تصحيح «${review}»`,
  between: '، ',
  moreChoiceCount: (count) =>
    format.plural(count, {
      zero: 'لا اختيارات أخرى',
      one: 'واختيار آخر',
      two: 'واختياران آخران',
      few: 'و# اختيارات أخرى',
      many: 'و# اختيارًا آخر',
      other: 'و# اختيار آخر',
    }),
  readerCount: (count) =>
    format.plural(count, {
      zero: 'لا قرّاء',
      one: 'قارئ واحد',
      two: 'قارئان',
      few: '# قرّاء',
      many: '# قارئًا',
      other: '# قارئ',
    }),
  pausedCount: (count) => `في استراحة أيضًا: ${format.number(count)}`,
  largerCount: (count) => `يتلقّون أكثر مما اختاروا لأن النسخ كثيرة جدًا: ${format.number(count)}`,
  lateCount: (count) => `اختاروا بعد التجميع: ${format.number(count)}`,
  nobody: 'بلا رسالة',
  leftOut: {
    nothingCount: (count) => `لم يختاروا شيئًا منه: ${format.number(count)}`,
    monthlyCount: (count) => `لا يتلقّون إلا أفضل ما في الشهر: ${format.number(count)}`,
    pauseCount: (count) => `في استراحة: ${format.number(count)}`,
  },
});
