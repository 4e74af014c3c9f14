import type { Format } from '../../format.ts';
import type { CorrectWords } from './correct-words.ts';

export const arabicCorrect = (format: Format): CorrectWords => ({
  title: (review) => `تصحيح «${review}»`,
  lead: 'هذه المراجعة لدى القراء. يرون النصين ووقت التصحيح.',
  open: 'تصحيح',
  back: 'العودة إلى المراجعة',
  old: 'من لديه النص السابق',
  issueCount: (issue, readers) => `${issue}، القراء: ${format.number(readers)}`,
  dropped: (issue) => `${issue}: حُذفت عمليات تسليمه`,
  allCount: (readers) => `مجموع القراء: ${format.number(readers)}`,
  nobody: 'لا أحد.',
  text: 'المراجعة',
  textHint: 'بصيغة Markdown. غيّر ما كان خطأ.',
  note: 'ما الخطأ',
  noteHint: 'للقراء: ما الذي كُتب وما الصواب. السطر الفارغ يبدأ فقرة.',
  changes: 'ما يتغير',
  noChanges: 'لا شيء بعد.',
  when: 'كيف يُبلَّغ القراء',
  next: { title: 'مع العدد التالي', what: 'يظهر فوق المراجعات، لمن وصلهم النص السابق وحدهم.' },
  urgent: {
    title: 'فورًا، وحده',
    what: 'رسالة مستقلة لمن وصلهم النص السابق. تقرؤها وتوافق عليها أولًا.',
  },
  action: 'صحّحها',
  ask: 'تصحيح هذه المراجعة؟',
  askCount: (readers) => `تتغير صفحتها فورًا. عدد من لديهم النص السابق: ${format.number(readers)}.`,
  done: 'صُحّحت',
  earlier: 'التصحيحات',
  none: 'لم تُصحَّح قط.',
  corrected: (when) => `صُحّحت ${when}`,
  sendUrgent: 'أبلغهم فورًا',
});
