import type { Format } from '../../format.ts';
import type { WebhooksWords } from './webhooks-words.ts';

/** Codes and numbers keep their own direction. */
const own = (text: string): string => `\u2068${text}\u2069`;

export const arabicWebhooks = (format: Format): WebhooksWords => ({
  title: 'خطافات الويب',
  lead: 'يرسل Galley إلى هذه العناوين ما يحدث للأعداد والقراء.',
  none: {
    title: 'لا خطافات ويب بعد',
    what: 'بها يعرف برنامج آخر فورًا متى يخرج عدد، ومتى يأتي قارئ أو يغادر.',
  },
  add: 'إضافة خطاف ويب',
  added: 'أُضيف خطاف الويب',
  back: 'كل خطافات الويب',
  states: { works: 'يعمل', new: 'لم يُرسل شيء بعد', fails: 'يفشل', disabled: 'معطَّل' },
  worked: (when) => `آخر نجاح: ${own(when)}`,
  unused: 'لا نجاح بعد',
  failsSince: (when) => `يفشل منذ: ${own(when)}`,
  disabledSince: (when) => `عُطِّل: ${own(when)}`,
  reasons: {
    gone: 'أجاب العنوان بأنه لم يعد موجودًا (410). لا يُحفظ له شيء ما دام معطَّلًا.',
    failing:
      'لم ينجح شيء طوال خمسة أيام. لا يُحفظ له شيء ما دام معطَّلًا. حين يعمل العنوان من جديد، شغِّله وأعد إرسال ما فشل.',
  },
  counts: (waiting, failed) => `ينتظر: ${waiting} · فشل: ${failed}`,
  oldSecret: (when) => `يُوقَّع أيضًا بالسر القديم حتى ${own(when)}.`,
  events: {
    'issue.compiled': 'أُعد عدد من قائمة الانتظار',
    'issue.approved': 'حصل على كل الموافقات',
    'issue.approval_voided': 'ألغى تغييرٌ موافقته',
    'issue.released': 'يخرج',
    'issue.held': 'يحتاج إلى شخص',
    'issue.paused': 'توقف الإرسال',
    'issue.resumed': 'يستمر الإرسال',
    'issue.sent': 'لكل رسالة نتيجة',
    'issue.cancelled': 'لن يخرج',
    'subscription.confirmed': 'يتلقى قارئ النشرة من الآن',
    'subscription.unsubscribed': 'غادرها قارئ',
    'subscriber.address_changed': 'صار لقارئ عنوان آخر',
    'subscriber.suppressed': 'عنوان لا يجوز أن يُراسَل',
    'subscriber.suppression_lifted': 'يجوز أن يُراسَل من جديد',
    'subscriber.erased': 'مُحي قارئ',
    'webhook.test': 'اختبار',
  },
  nouns: { issue: 'الأعداد', subscription: 'الاشتراكات', subscriber: 'القراء' },
  eventCount: (count, all) =>
    count === all
      ? 'كل الأحداث'
      : format.plural(count, {
          zero: 'لا أحداث',
          one: 'نوع واحد من الأحداث',
          two: 'نوعان من الأحداث',
          few: '# أنواع من الأحداث',
          many: '# نوعًا من الأحداث',
          other: '# نوع من الأحداث',
        }),
  form: {
    title: 'إضافة خطاف ويب',
    what: 'من الآن يُرسل إليه ما يحدث. أحداث القراء تذكر عناوينهم، لذلك يوقِّع مفتاح مرورك هذا.',
    url: 'العنوان (URL)',
    urlHint: 'عبر https، على عنوان عام.',
    urlWrong: `المتوقع عنوان مثل ${own('https://hooks.example.org/galley')}.`,
    description: 'غرضه',
    descriptionHint: 'مثل «قناة Slack للفريق».',
    events: 'الأحداث',
    eventsMissing: 'اختر واحدًا على الأقل.',
    action: 'إضافة الخطاف',
  },
  shown: {
    title: 'انسخ السر الآن',
    what: 'به يتحقق البرنامج المستقبِل من التواقيع. لا يستطيع Galley أن يعرضه مرة أخرى.',
    label: 'السر',
    done: 'نسخته',
  },
  test: {
    title: 'اختبار',
    what: 'يرسل حدثًا لا يقول شيئًا، ويعرض الجواب.',
    action: 'إرسال اختبار',
    waiting: 'في انتظار الجواب…',
    worked: (status, time) => `يعمل: أجاب ${own(status)} خلال ${own(time)}.`,
    failed: (status, time) => `أجاب ${own(status)} خلال ${own(time)}. المتوقع من 200 إلى 299.`,
    silent: (why) => `لا جواب: ${own(why)}`,
  },
  posts: {
    title: 'آخر ما أُرسل',
    what: 'آخر 50، والأحدث أولًا. تُحفظ 30 يومًا.',
    none: 'لم يُرسل شيء بعد. يبيِّن الاختبار هل يعمل العنوان.',
    states: { waiting: 'ينتظر', delivered: 'وصل', failed: 'فشل' },
    again: 'إعادة الإرسال',
    queued: 'يُرسل من جديد',
    next: (when) => `المحاولة التالية ${own(when)}`,
    triesCount: (count) =>
      format.plural(count, {
        zero: 'لا محاولات',
        one: 'محاولة واحدة',
        two: 'محاولتان',
        few: '# محاولات',
        many: '# محاولة',
        other: '# محاولة',
      }),
  },
  replay: {
    title: 'إعادة إرسال ما فشل',
    what: 'بالمعرِّفات نفسها، كي يتجاهلها برنامج يعرفها.',
    since: 'فشل في',
    days: (days) =>
      format.plural(days, {
        zero: 'اليوم',
        one: 'آخر يوم',
        two: 'آخر يومين',
        few: 'آخر # أيام',
        many: 'آخر # يومًا',
        other: 'آخر # يوم',
      }),
    action: 'إعادة الإرسال',
    doneCount: (count) =>
      format.plural(count, {
        zero: 'لم يفشل شيء في هذه المدة',
        one: 'يُرسل حدث واحد من جديد',
        two: 'يُرسل حدثان من جديد',
        few: 'تُرسل # أحداث من جديد',
        many: 'يُرسل # حدثًا من جديد',
        other: 'يُرسل # حدث من جديد',
      }),
  },
  secret: {
    title: 'السر',
    what: 'استبدله إن كان أحد قد رآه. يُوقَّع بالسرين معًا يومًا واحدًا.',
    action: 'استبدال السر',
  },
  rotating: {
    title: 'استبدال السر؟',
    what: 'ترى الجديد مرة واحدة. يُوقَّع بالقديم أيضًا يومًا واحدًا، فلا يفوت البرنامجَ شيء إن غيَّرته فيه قبل ذلك.',
    action: 'استبدال',
  },
  enable: 'تشغيل',
  enabled: 'شُغِّل',
  remove: {
    title: 'حذف',
    what: 'يتوقف Galley عن الإرسال إليه، وينسى ما أرسله.',
    action: 'حذف خطاف الويب',
  },
  removing: {
    title: 'حذف خطاف الويب هذا؟',
    what: 'لن يُرسل ما ينتظره، ويضيع سره.',
    action: 'حذف',
  },
  removed: 'حُذف خطاف الويب',
});
