import type { Format } from '../format.ts';
import type { Messages } from '../messages/messages.ts';
import { arabic as archive } from './archive/arabic.ts';
import { arabic as corrections } from './corrections/arabic.ts';
import type { PageMessages } from './page-messages.ts';
import { arabic as signUp } from './sign-up/arabic.ts';

export const arabic = (format: Format, words: Messages): PageMessages => ({
  skip: 'انتقل إلى المحتوى',
  latest: 'الأحدث',
  subscribe: 'اشترك',
  foot: 'لا تستخدم هذه الصفحات نصوصًا برمجية ولا ملفات تعريف ارتباط. تُنشر بواسطة Galley.',
  invitation: (title) => `احصل على ${title} بالبريد الإلكتروني`,
  introduction: (cadence) => `يصدر عدد جديد ${words.rhythm(cadence)}.`,
  latestIssue: 'أحدث عدد',
  earlierIssues: 'أعداد سابقة',
  noIssueYet: 'يصدر العدد الأول قريبًا.',
  everyIssue: (title) => `كل أعداد ${title}`,
  alsoInThisIssue: 'وفي هذا العدد أيضًا',
  onlyThisReview: 'هذه المراجعة وحدها',
  reviewOf: (title) => `مراجعة لمقال «${title}»`,
  stoodIn: 'نُشرت في',
  issueOf: (title, issue) => `${title}، العدد ${format.number(issue)}`,
  archive: archive(format),
  corrections,
  form: {
    title: 'احصل عليها بالبريد الإلكتروني',
    again: 'اشترك من جديد',
    email: 'عنوان البريد الإلكتروني',
    name: 'الاسم',
    optional: '(اختياري)',
    trap: 'اترك هذا الحقل فارغًا',
    consent: (title) =>
      `أريد أن تصلني ${title} بالبريد الإلكتروني. ويمكنني إلغاء الاشتراك في أي وقت بنقرة واحدة.`,
    privacy:
      'نرسل أولًا رسالة واحدة وننتظر تأكيدك. ونحتفظ بعنوانك، وباسمك إن ذكرته، وبسجل لموافقتك (نصها ووقتها وصفحتها وبصمة لعنوان IP لا يمكن قراءته منها).',
    check: 'يرجى مراجعة ما كتبته',
    flaws: {
      'no-address': 'اكتب عنوان بريد إلكتروني مثل ada@example.com.',
      'foreign-letters':
        'لا تُقبل قبل علامة @ إلا الحروف اللاتينية غير المشكّلة (فقد ترفض خوادم البريد غيرها).',
      'not-plain': 'اكتب العنوان وحده، مثل ada@example.com.',
      'long-local': 'أقصى عدد للأحرف قبل علامة @ هو 64.',
      'no-domain': 'ينقص بعد علامة @ نطاق مثل example.com.',
      'long-address': 'أقصى طول للعنوان 254 حرفًا.',
      'control-characters': 'لا يجوز أن يحتوي الاسم على أحرف تحكم أو أحرف اتجاه.',
      'long-name': 'أقصى طول للاسم 120 حرفًا.',
    },
  },
  signUp,
  thanks: {
    title: 'راجع بريدك الآن',
    sent: (seconds) =>
      `إذا كان بإمكان هذا العنوان استقبال بريدنا، فرابط التأكيد في طريقه إليك. مدة صلاحيته: ${format.duration(seconds)}.`,
    nothing:
      'لم يصل شيء بعد بضع دقائق؟ ابحث في مجلد البريد المزعج. وإن كنت مشتركًا بالفعل فلن تصلك رسالة أخرى.',
  },
  confirm: {
    question: (title) => `هل تريد أن تصلك ${title}؟`,
    what: 'نقرة واحدة ويصلك العدد القادم بالبريد الإلكتروني.',
    action: (title) => `نعم، أرسلوا إليّ ${title}`,
  },
  welcome: {
    title: 'تم اشتراكك',
    next: (title) => `سيصلك العدد القادم من ${title} بالبريد الإلكتروني.`,
    read: 'اقرأ أحدث عدد الآن',
  },
  expired: {
    title: 'انتهت صلاحية هذا الرابط',
    why: (seconds) => `مضت مدة صلاحيته (${format.duration(seconds)})، أو حل محله رابط أحدث.`,
    action: 'اطلب رابطًا جديدًا',
  },
  leave: {
    question: (title) => `هل تريد إلغاء اشتراكك في ${title}؟`,
    what: 'لن تصلك أي أعداد بعد ذلك.',
  },
  goodbye: {
    title: 'أُلغي اشتراكك',
    left: (title) => `لن تصلك ${title} بعد الآن.`,
    gone: 'لن يصلك بريدنا بعد الآن.',
    others: 'اطّلع على اشتراكاتك الأخرى',
  },
  preferences: {
    title: 'تفضيلاتك',
    saved: 'تم الحفظ.',
    of: 'لصاحب العنوان',
    what: 'ما يصلك',
    status: {
      pending: 'بانتظار تأكيدك',
      confirmed: 'مشترك',
      unsubscribed: 'أُلغي الاشتراك',
    },
    save: 'احفظ',
  },
  notFound: {
    title: 'الصفحة غير موجودة',
    why: 'لا يوجد شيء في هذا العنوان.',
    action: 'اذهب إلى الصفحة الأولى',
  },
  away: {
    title: 'سنعود بعد لحظات',
    why: 'لا نستطيع الوصول إلى بياناتنا في هذه اللحظة. لا يستغرق ذلك عادة أكثر من دقيقة.',
    again:
      'يرجى المحاولة مرة أخرى بعد ذلك. وإذا كنت قد أرسلت شيئًا للتو، فأرسله مرة أخرى: تكراره لا يضر.',
  },
  broken: {
    title: 'حدث خطأ ما',
    why: 'المشكلة من جانبنا. يرجى المحاولة مرة أخرى بعد دقيقة.',
    quote: 'إذا راسلتنا بشأنها، فاذكر',
  },
  badLink: {
    title: 'هذا الرابط لا يعمل',
    why: 'ربما لم يُنسخ كاملًا. يرجى فتحه من الرسالة نفسها أو نسخه كاملًا.',
  },
});
