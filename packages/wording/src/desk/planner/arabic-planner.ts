import type { Format } from '../../format.ts';
import type { PlannerWords } from './planner-words.ts';

/** A name keeps its own direction. */
const own = (name: string): string => `\u2068${name}\u2069`;

export function arabicPlanner(format: Format): PlannerWords {
  const reviews = (count: number): string =>
    format.plural(count, {
      zero: 'لا مراجعات',
      one: 'مراجعة واحدة',
      two: 'مراجعتان',
      few: '# مراجعات',
      many: '# مراجعة',
      other: '# مراجعة',
    });
  return {
    title: 'المخطِّط',
    ahead: 'ما يصدر ومتى',
    later: 'اعرض مواعيد لاحقة',
    earlier: {
      title: 'السابقة',
      what: 'أعداد الأشهر الماضية، والمواعيد التي مرّت بلا عدد.',
      more: 'اعرض ما قبلها',
    },
    extra: 'عدد إضافي',
    bestOf: (month) => `أفضل ما في ${month}`,
    short: {
      reviewsCount: reviews,
      wouldSkip: 'سيُتخطّى',
      open: 'لا عدد بعد',
      skipped: 'تُخطّي',
      missed: 'فات',
      free: 'أُلغي',
    },
    day: {
      due: 'الموعد',
      dated: 'التاريخ',
      cutOff: 'الإغلاق',
      there: (when, zone) => `${when} بتوقيت ${own(zone)}`,
      would: 'ما كان سيصدر لو حلّ الإغلاق الآن',
      holds: 'ما يضمّه',
      skipped: 'سبب تخطّيه',
      late: 'جاء بعد الإغلاق',
      waitsFor: (day) => `ينتظر ${day}`,
      waits: 'ينتظر في القائمة',
      madeUp: (when, away) => `مرّ هذا الموعد وGalley متوقف. يمكن استدراكه حتى ${when}، ${away}.`,
      forward: (day, time, duration) =>
        `في ${day} عند ${own(time)} تُقدَّم الساعات ${duration}؛ وتحتفظ المواعيد بوقتها المحلي.`,
      back: (day, time, duration) =>
        `في ${day} عند ${own(time)} تُؤخَّر الساعات ${duration}؛ وتحتفظ المواعيد بوقتها المحلي.`,
      moved: (wanted, time) =>
        `تتخطى الساعات ${own(wanted)} في ذلك اليوم، لذا يحلّ هذا الموعد عند ${own(time)}.`,
    },
    why: {
      empty: 'لا مراجعة له في قائمة الانتظار.',
      emptyInTime: 'لم يكن في القائمة شيء في الوقت المناسب.',
      heldCount: (held) => `المحجوز: ${reviews(held)}.`,
      tooFew: (ready, minimum) =>
        `الجاهز: ${reviews(ready)}؛ والمطلوب للعدد: ${format.number(minimum)}.`,
      wouldMiss: 'مرّ وGalley متوقف، وفات أوان استدراكه.',
      missed: 'لم يكن Galley يعمل في الوقت المناسب. تنتظر مراجعاته الموعد القادم.',
      free: 'أُلغي عدده. يمكن تجميعه من جديد حتى يمرّ الموعد.',
      freeBestOf: 'أُلغي عدده. يمكن تجميعه من جديد.',
      nothingYet: 'لم تصدر بعد في ذلك الشهر مراجعة لها تقييم.',
      nothingRated: 'لم تصدر في ذلك الشهر مراجعة لها تقييم.',
      madeByHand: 'كان أحدهم قد جمّع أفضل ما في ذلك الشهر.',
      restored: 'أُرسل عدده، أو ربما أُرسل، بعد النسخة الاحتياطية التي استُعيدت.',
      missedBestOf: 'لم يكن Galley يعمل في الوقت المناسب.',
    },
    actions: {
      open: 'افتح العدد',
      proof: 'بروفة العدد القادم',
      compile: 'جمّعه الآن',
      again: 'جمّعه من جديد',
      extra: 'عدد إضافي',
      bestOf: 'أفضل ما في شهر',
      make: 'أنشئ عددًا',
      previous: 'الموعد السابق',
      next: 'الموعد التالي',
      now: 'إلى الموعد القادم',
      current: 'العدد الحالي',
    },
    compileWhat: 'يجمّع هذا العدد قبل إغلاقه، مما ينتظر الآن.',
    againWhat: 'يضيف إلى هذا العدد ما دخل القائمة بعده، إن اتسع له.',
    making: 'جارٍ التجميع…',
    made: (issue) => `جُمّع ${issue}`,
    extraForm: {
      title: 'إنشاء عدد إضافي؟',
      what: 'يأخذ أولى مراجعات القائمة فلا تعود تنتظر الموعد القادم. لا يُرسل شيء قبل أن يعتمده أحد، وإلغاؤه يعيد المراجعات إلى القائمة.',
    },
    bestOfForm: {
      title: 'أفضل ما في شهر',
      what: 'عدد من أعلى المراجعات تقييمًا مما صدر في شهر. لا يُرسل شيء قبل أن يعتمده أحد.',
      month: 'الشهر',
    },
    sample: {
      title: 'لا مواعيد للعيّنة',
      what: 'لا تصدر من تلقاء نفسها أبدًا. أنشئ عددًا من قائمتها متى شئت.',
    },
    empty: {
      title: 'لا أعداد بعد',
      what: 'تظهر هنا أيضًا الأعداد التي تُنشأ خارج المواعيد.',
    },
    refusals: {
      'nothing-queued': 'لا مراجعة تنتظر في القائمة.',
      'no-slot': 'مرّ هذا الموعد أو صار له عدد.',
      'nothing-rated': 'لم تصدر مراجعة مقيّمة في ذلك الشهر.',
      'already-out': 'صدر أفضل ما في ذلك الشهر من قبل.',
    },
  };
}
