import type { CorrectionMessages } from './correction-messages.ts';

export const arabic: CorrectionMessages = {
  title: 'تصحيح',
  of: (title) => `تصحيح: ${title}`,
  correctedOn: (day) => `صُحِّح في ${day}`,
  compare: 'اطّلع على التغييرات وعلى النص السابق',
  since: (day) => `هذا هو النص كما أُرسل. وقد صُحِّح في ${day}.`,
  read: 'اقرأ المراجعة المصححة',
  changes: 'ما الذي تغيّر',
  removed: 'محذوف',
  added: 'مضاف',
  allNew: 'تغيّرت الكلمات كلها تقريبًا، لذلك يظهر النصان أحدهما بعد الآخر.',
  noWords: 'لم تتغيّر أي كلمة من النص.',
  earlier: 'النص السابق',
  earlierNote: 'نحتفظ به هنا ليرى القراء ما الذي صُحِّح.',
};
