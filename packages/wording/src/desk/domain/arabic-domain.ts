import type { DomainWords } from './domain-words.ts';

/** Names and codes keep their own direction. */
const own = (text: string): string => `\u2068${text}\u2069`;

export const ARABIC_DOMAIN: DomainWords = {
  title: 'نطاق هذا العنوان',
  loading: 'جارٍ سؤال Resend…',
  none: 'حدِّد المرسل أولًا.',
  sandbox: 'يبقى البريد على هذا الجهاز، فيصلح أي نطاق.',
  verified: (name) => `يجوز أن يأتي البريد من ${own(name)}.`,
  open: (name) => `ما زالت سجلات ناقصة في ${own(name)}.`,
  unknown: {
    title: 'لا يعرف Resend هذا النطاق',
    what: 'أضفه في resend.com/domains، فتظهر سجلاته هنا.',
  },
  notAllowed: {
    title: 'هذا المفتاح للإرسال فقط',
    what: 'يكفي ذلك للإرسال. لرؤية السجلات هنا، أعطِ Galley مفتاحًا بصلاحية كاملة، أو انظر في resend.com/domains.',
  },
  noAnswer: (why) => `لم يجب Resend: ${own(why)}`,
  clicks: {
    counted: {
      title: 'النقرات تُعدّ',
      what: 'تتبّع النقرات مشغّل لهذا النطاق لدى Resend: الروابط في الرسائل تمر عبره.',
    },
    off: {
      title: 'الروابط تقود مباشرة إلى صفحاتها',
      what: 'تتبّع النقرات متوقف لهذا النطاق لدى Resend، ولا يُعدّ شيء.',
    },
    'none-come': {
      title: 'لن تأتي نقرات',
      what: 'النشرة تعدّ النقرات، لكن تتبّع النقرات متوقف لهذا النطاق لدى Resend. شغّله في resend.com/domains أو أوقف العدّ.',
    },
    'in-vain': {
      title: 'الروابط تُعاد كتابتها لغير أحد',
      what: 'تتبّع النقرات مشغّل لهذا النطاق لدى Resend مع أن النشرة لا تعدّ النقرات. أوقفه في resend.com/domains: يُتتبّع القراء بلا فائدة.',
    },
  },
  what: 'أدخل هذه السجلات حيث يُدار DNS النطاق. قد تمر ساعات حتى يراها الجميع.',
  purposes: {
    SPF: 'يبيِّن من يجوز له الإرسال',
    DKIM: 'يوقِّع البريد',
    Receiving: 'يستقبل البريد',
    DMARC: 'يبيِّن ما يحدث للمزوَّر',
  },
  states: { verified: 'موجود', pending: 'قيد الفحص', failed: 'غير موجود', missing: 'ناقص' },
  type: 'النوع',
  name: 'الاسم',
  value: 'القيمة',
  priority: 'الأولوية',
  copyName: (purpose) => `نسخ الاسم: ${own(purpose)}`,
  copyValue: (purpose) => `نسخ القيمة: ${own(purpose)}`,
  check: 'الفحص من جديد',
  checking: 'جارٍ الفحص…',
};
