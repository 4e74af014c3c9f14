import type { Format } from '../../format.ts';
import type { RetentionWords } from './retention-words.ts';

export const arabicRetention = (format: Format): RetentionWords => ({
  title: 'مدد الحفظ',
  lead: 'لكل النشرات معًا. يُحذف ما هو أقدم مرة في اليوم.',
  forOwners: {
    title: 'لا يغيّر هذا إلا مالكو كل النشرات',
    what: 'يسري على كل نشرات Galley هذا.',
  },
  fields: {
    deliveries: {
      label: 'من وصله عدد',
      hint: 'بدءًا من نهايته، وتبقى أعداده دائمًا. 90 يومًا على الأقل، لأن التصحيحات تبحث عن القراء السابقين.',
      wrong: 'المطلوب أيام كاملة من 90 إلى 3660.',
    },
    events: {
      label: 'أحداث مزوّد البريد (بالأيام)',
      hint: 'ما أُبلغ عنه من تسليم وارتداد وشكاوى؛ أما ما ترتب عليه فيبقى. تُحذف أشهر كاملة.',
      wrong: 'المطلوب أيام كاملة من 31 إلى 3660.',
    },
    sessions: {
      label: 'جلسات انتهت (بالأيام)',
      hint: 'في أي متصفحات كان الأشخاص مسجلين، بدءًا من نهايتها.',
      wrong: 'المطلوب أيام كاملة من 1 إلى 3660.',
    },
  },
  always: { title: 'دائمًا', what: 'يمكنك دائمًا أن تقول من وصله أي عدد.' },
  forDays: { title: 'لبعض الوقت', what: 'ثم لا يبقى إلا أعداد من وصلهم.' },
  days: 'أيام',
  daysCount: (count) =>
    format.plural(count, {
      one: 'يوم واحد',
      two: 'يومان',
      few: '# أيام',
      many: '# يومًا',
      other: '# يوم',
    }),
  effect: {
    title: 'ما صار قديمًا بهذه الإعدادات',
    none: 'لا شيء بعد.',
    issuesCount: (count) =>
      format.plural(count, {
        one: 'من وصله عدد واحد',
        two: 'من وصله عددان',
        few: 'من وصله # أعداد',
        many: 'من وصله # عددًا',
        other: 'من وصله # عدد',
      }),
    monthsCount: (count) =>
      format.plural(count, {
        one: 'أحداث شهر واحد',
        two: 'أحداث شهرين',
        few: 'أحداث # أشهر',
        many: 'أحداث # شهرًا',
        other: 'أحداث # شهر',
      }),
    forGood: 'يُحذف بعد الحفظ بدقائق، ولا يمكن استرجاعه.',
  },
  lastApplied: (when) => `طُبّقت آخر مرة ${when}.`,
  notYet: 'لم تُطبّق بعد.',
  fixed: { title: 'ما لا يضبطه أحد', what: 'واحد في كل Galley.' },
  kinds: {
    unconfirmed: { title: 'اشتراكات لم يؤكدها أحد', what: 'قد يكون العنوان لشخص غريب.' },
    counts: { title: 'أعداد الاشتراكات المرفوضة وأسباب المغادرة', what: 'بلا عناوين.' },
    inboundMails: { title: 'ما أفضت إليه رسائل إلى Galley', what: 'لا مرسلون ولا كلمات.' },
    webhookEvents: {
      title: 'أحداث ترسلها خطافات الويب',
      what: 'يمكن إرسالها من جديد طوال هذه المدة.',
    },
    importFiles: { title: 'ملفات الاستيراد', what: 'بما فيها من عناوين، بدءًا من آخر تغيير.' },
    hours: { title: 'الساعات والأسباب في التقارير', what: 'تُحسب ممن وصله العدد.' },
    imports: { title: 'من أين جاء قارئ مستورد', what: 'يثبت موافقته.' },
    audit: { title: 'سجل التدقيق', what: 'أرقام فقط؛ تعتمد عليه العيون الأربع والاعتمادات.' },
  },
  kept: 'دائمًا',
  withDeliveries: 'بقدر ما يُحفظ من وصله عدد',
  withReader: 'بقدر ما يبقى القارئ',
});
