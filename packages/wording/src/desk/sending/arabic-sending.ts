import type { Format, PluralForms } from '../../format.ts';
import type { SendingWords } from './sending-words.ts';

/** A name keeps its own direction. */
const own = (name: string): string => `\u2068${name}\u2069`;

const READERS: PluralForms = {
  zero: 'لا قراء',
  one: 'قارئ واحد',
  two: 'قارئان',
  few: '# قراء',
  many: '# قارئًا',
  other: '# قارئ',
};

export function arabicSending(format: Format): SendingWords {
  const readers = (count: number): string => format.plural(count, READERS);
  return {
    title: 'الإرسال',
    name: (issue, newsletter) => `${issue} من ${own(newsletter)}`,
    stop: 'إيقاف',
    pause: 'إيقاف مؤقت',
    resume: 'استئناف',
    reconnecting: 'جارٍ إعادة الاتصال…',
    bar: {
      leaves: (time) => `يخرج بعد ${own(time)}`,
      soon: (name) => `${name} على وشك الخروج.`,
      sending: (have, all) => `قيد الإرسال: ${have} من ${all}`,
      gatheringCount: (count) => `جارٍ جمع القراء: ${format.number(count)} حتى الآن`,
      paused: (have, all) => `موقوف مؤقتًا: وصل إلى ${have} من ${all}`,
      pauseCount: (have) =>
        have === 0 ? 'إيقاف مؤقت: لم يصل إلى أحد بعد' : `إيقاف مؤقت: وصل إلى ${readers(have)}`,
      resumesAt: (when) => `يُستأنف تلقائيًا: ${own(when)}`,
      othersCount: (count) => `غيره: ${format.number(count)}`,
    },
    keys: {
      stop: (name) => `إيقاف: ${name}`,
      pause: (name) => `إيقاف مؤقت: ${name}`,
      resume: (name) => `استئناف: ${name}`,
    },
    said: {
      stopping: 'جارٍ الإيقاف…',
      takenBack: (name) => `سُحب ${name}. لم يصل إلى أحد.`,
      tooLate: (name) => `فات أوان سحب ${name}: أولى الرسائل في طريقها.`,
      pausing: 'جارٍ الإيقاف المؤقت…',
      paused: (name) => `موقوف مؤقتًا: ${name}`,
      resuming: 'جارٍ الاستئناف…',
      resumed: (name) => `استؤنف الإرسال: ${name}`,
      cancelled: (name) => `أُلغي: ${name}`,
    },
    undo: {
      title: 'يخرج بعد',
      until: (time) => `لم يصل إلى أحد بعد. يمكنك سحبه حتى ${own(time)}.`,
      only: 'لم يصل إلى أحد بعد. ما زال بإمكان الناشر سحبه.',
    },
    progress: {
      label: 'قراء عولجت رسائلهم',
      reachedCount: (count) => `وصل إلى ${readers(count)}`,
      ofCount: (all) => `من أصل ${readers(all)}`,
      gathering: 'جارٍ جمع القراء.',
      first: 'تخرج أولى الرسائل وحدها، للتأكد من أن كل شيء على ما يرام.',
      rate: (perSecond) => `${perSecond} في الثانية`,
      left: (duration) => `بقي نحو ${duration}`,
      leftSoon: 'بقي أقل من دقيقة',
      pausedHere: 'موقوف مؤقتًا',
    },
    counts: {
      audience: 'القراء',
      accepted: 'مقبولة',
      rejected: 'مرفوضة',
      uncertain: 'غير مؤكدة',
      excluded: 'مستثناة',
      pending: 'لم يحن دورها',
      delivered: 'سُلّمت',
      bounced: 'ارتدّت',
      complained: 'بُلّغ عنها كمزعجة',
      suppressed: 'محظورة',
      failed: 'أخفقت',
      silent: 'لا خبر عنها بعد',
    },
    after: {
      sent: (when) => `أُرسل: ${own(when)}`,
      cancelled: (when) => `أُلغي: ${own(when)}`,
      equation: 'كيف تتطابق الأرقام',
      fates: 'مصير الرسائل المقبولة',
      web: 'اقرأه على الويب',
      mailbox: 'افتح صندوق البريد',
    },
    again: {
      title: 'الإرسال من جديد',
      what: 'رُفضت رسائل هؤلاء القراء لسبب لا يخصهم. يمكن أن تُرسل إليهم البايتات نفسها، دون غيرهم.',
      readersCount: (readers) => `القراء: ${format.number(readers)}`,
      decided: 'تبيّن لأحدهم أن رسائلهم لم تصل قط.',
      reason: (reason) => `رُفضت لسبب يخص الحساب، ويعدّه Galley زائلًا: ${reason}`,
      stayCount: (readers) =>
        `يبقى مرفوضًا بسبب العنوان أو محتوى الرسالة: ${format.number(readers)}`,
      arrivedCount: (readers) =>
        `يبقى مرفوضًا لأن رسائلهم وصلت على ما يبدو: ${format.number(readers)}`,
      waits: 'لا يمكن إرساله من جديد بعد:',
      open: 'الإرسال من جديد…',
      askCount: (readers) => `إرساله من جديد؟ عدد القراء: ${format.number(readers)}`,
      once: 'يصل إلى هؤلاء وحدهم، مرة واحدة. يمكنك سحبه حتى تنتهي مهلة التراجع.',
      action: 'إرسال من جديد',
      done: (name) => `يُرسل ${name} من جديد.`,
    },
    cancel: {
      open: 'إلغاء العدد',
      title: (name) => `هل تريد إلغاء ${name}؟`,
      haveCount: (have) => `وصل بالفعل إلى ${readers(have)}، ويبقى عندهم.`,
      mayHaveCount: (uncertain) => `وربما وصل إلى ${readers(uncertain)} غيرهم.`,
      leftCount: (left) => `لن يصل أبدًا إلى ${readers(left)}. لا يمكن التراجع عن ذلك.`,
      nobody:
        'لم يصل إلى أحد ولن يصل إلى أحد. تعود مراجعاته إلى قائمة الانتظار. لا يمكن التراجع عن ذلك.',
      action: 'إلغاء نهائي',
      back: 'رجوع',
    },
    troubled: {
      title: 'قراء ربما لم يصل إليهم',
      what: 'لا يرسل Galley إليهم مجددًا من تلقاء نفسه: نسخة ثانية أسوأ من سؤال.',
      uncertain: {
        title: 'غير مؤكد',
        what: 'أُرسلت رسالة ولم يأت رد. قد يعرف Resend هل وصلت.',
      },
      rejected: { title: 'مرفوض', what: 'رفض Resend هذه العناوين.' },
      more: 'عرض المزيد',
      reconcile: 'اسأل Resend الآن',
      reconciling: 'جارٍ سؤال Resend…',
      foundCount: (found) =>
        found === 0
          ? 'لم يجد Resend أيًا من هذه الرسائل.'
          : `وجد Resend الرسائل إلى ${readers(found)}.`,
      leftCount: (left) =>
        left === 0 ? 'لم يبق أحد غير مؤكد.' : `ما زال غير مؤكد: ${readers(left)}.`,
      decide: 'قرّر',
      decideFor: (name) => `قرّر بشأن ${own(name)}`,
      doubts: {
        'key-too-old': 'لم يأتِ رد، ومضى وقت أطول من أن يُعاد الطلب نفسه.',
        'key-conflict': 'يعرف Resend هذه الرسالة بمحتوى آخر.',
        'bytes-changed': 'لم يعد المحفوظ ينتج الرسالة التي ثُبّتت.',
        restored: 'كانت في الطريق حين أُخذت النسخة الاحتياطية التي استُعيدت هنا.',
      },
    },
    decide: {
      title: (name) => `هل وصلت الرسالة إلى ${own(name)}؟`,
      batchCount: (count) =>
        count === 1
          ? 'هذا القارئ وحده في دفعته.'
          : `يقبل Resend الدفعة كلها أو يرفضها كلها، لذا تسري إجابتك على كل من في هذه الدفعة: ${readers(count)}.`,
      answer: 'إجابتك',
      answerMissing: 'اختر إجابة.',
      accepted: { title: 'وصلت', what: 'يُحسب هؤلاء القراء مقبولين.' },
      rejected: { title: 'لم تصل', what: 'يُحسبون مرفوضين، ولا يُرسل شيء.' },
      because: 'كيف عرفت؟',
      becauseHint: 'مثلًا: سألت آدا وقد وصلتها. يُحفظ ذلك مع اسمك.',
      becauseMissing: 'اذكر كيف عرفت.',
      action: 'سجّل',
      saving: 'جارٍ التسجيل…',
      doneCount: (count) => `سُجّل: ${readers(count)}`,
    },
    reason: {
      details: 'التفاصيل',
      settings: 'افتح الإعدادات',
      queue: 'افتح قائمة الانتظار',
      unknown: {
        title: 'ينتظر أن يتصرف أحد',
        what: 'ذكر إصدار أحدث من Galley سببًا لا تعرفه هذه الصفحة. أعد تحميلها.',
      },
      codes: {
        'not-approved': {
          title: 'محجوز: لم يعتمده أحد في الوقت المناسب',
          what: 'حان موعده من دون اعتماد، لذا لم يُرسل شيء.',
          action:
            'اقرأه واعتمده. إن كان ذلك بعد موعده بقليل خرج تلقائيًا، وإلا أرسلته أنت. وفي يوم آخر اجعل تاريخه اليوم أولًا.',
        },
        'too-late': {
          title: 'محجوز: فات أوان إرساله تلقائيًا',
          what: 'كان معتمدًا، لكن Galley لم يعمل في موعده ولا بعده بقليل.',
          action: 'إن كان لا يزال يصلح للخروج فاجعل تاريخه اليوم واعتمده وأرسله، وإلا فألغِه.',
        },
        'taken-back': {
          title: 'سُحب',
          what: 'أوقفه أحدهم قبل خروج أول رسالة. لم يصل إلى أحد.',
          action: 'غيّر ما يلزم. يمكن أن يخرج بعد اعتماده من جديد.',
        },
        'by-hand': {
          title: 'موقوف مؤقتًا: أوقفه أحدهم',
          what: 'الرسائل التي كانت في طريقها وصلت.',
          action: 'استأنفه حين يكون كل شيء على ما يرام، أو ألغِ ما بقي.',
        },
        'quota-daily': {
          title: 'موقوف مؤقتًا: استُنفدت حصة اليوم',
          what: 'يرسل Resend عددًا محدودًا من الرسائل في 24 ساعة.',
          action: 'لا شيء عليك فعله: يُستأنف تلقائيًا.',
        },
        'quota-monthly': {
          title: 'موقوف مؤقتًا: استُنفدت حصة الشهر',
          what: 'يرسل Resend عددًا محدودًا من الرسائل في الشهر.',
          action: 'اشترك في خطة أكبر لدى Resend واستأنفه، أو انتظر: يُستأنف تلقائيًا.',
        },
        'not-allowed': {
          title: 'موقوف مؤقتًا: لا يسمح به Resend',
          what: 'رفض Resend المفتاح أو صلاحياته أو نطاق المرسل أو الحساب.',
          action: 'أصلح ذلك لدى Resend، أو غيّر المرسل في الإعدادات، ثم استأنفه.',
        },
        'bad-content': {
          title: 'موقوف مؤقتًا: رفض Resend الرسالة',
          what: 'شيء تشترك فيه كل رسائله غير مقبول: المرسل أو الموضوع أو إحدى الترويسات.',
          action: 'ألغِه وصحّح الخطأ ثم جمّعه من جديد.',
        },
        'wrong-address': {
          title: 'موقوف مؤقتًا: لا خادم بريد يجيب هناك',
          what: 'الخادم الذي يذكره RESEND_BASE_URL لا يقبل البريد.',
          action: 'على من يشغّل Galley أن يصحّحه ويعيد التشغيل. ثم استأنفه.',
        },
        refused: {
          title: 'موقوف مؤقتًا: رفض Resend بعض الرسائل',
          what: 'لا يذكر رده قارئًا ولا سببًا يعرفه Galley.',
          action: 'تجد رده أدناه. استأنف بعد قراءته، أو ألغِ ما بقي.',
        },
        restored: {
          title: 'موقوف بعد استعادة',
          what: 'حين أُخذت النسخة الاحتياطية التي استُعيدت هنا لم يكن هذا العدد قد أُرسل. من وصلهم بعد ذلك معلَّمون، بقدر ما يُظهره المزوّد.',
          action: 'انظر من وصلهم. الاستئناف يرسله إلى الباقين، والإلغاء ينهيه.',
        },
        'uneven-counts': {
          title: 'موقوف مؤقتًا: الأرقام لا تتطابق',
          what: 'لم يبق ما يُرسل، لكن المجاميع تخالف عدد القراء. إما أن في Galley خطأ، أو أن أحدهم غيّر قاعدة البيانات.',
          action: 'على من يشغّل Galley أن ينظر في الأمر. الاستئناف يعيد العد، والإلغاء ينهيه.',
        },
      },
    },
  };
}
