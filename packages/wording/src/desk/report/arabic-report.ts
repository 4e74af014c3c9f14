import type { Format } from '../../format.ts';
import type { ReportWords } from './report-words.ts';

export const arabicReport = (format: Format): ReportWords => ({
  title: 'التقارير',
  lead: 'كيف نمت النشرة وما الذي نشرته. لا يذكر أي تقرير اسم قارئ.',
  open: 'التقرير',
  ofIssue: (issue) => `تقرير ${issue}`,
  counted: (when) => `أُحصي ${when}`,
  equation: {
    title: 'كيف تتوازن الأعداد',
    what: 'الجمهور هو مجموع الأعداد الأخرى في كل لحظة.',
  },
  overTime: {
    title: 'ما الذي حدث ومتى',
    what: 'بحسب وقت وقوعه، مهما تأخر وصول خبره.',
  },
  byDay: 'بالأيام، بالتوقيت العالمي.',
  series: {
    accepted: 'قُبل',
    delivered: 'سُلِّم',
    bounced: 'ارتدّ',
    complained: 'شكوى',
    failed: 'لم يُرسل',
    unsubscribed: 'ألغوا الاشتراك',
  },
  reasons: {
    title: 'لماذا لم يصل',
    what: 'لماذا استُثني قرّاء، ولماذا رُفض بريد أو ارتدّ.',
    none: 'وصل إلى كل الجمهور، بقدر ما نعلم.',
    excluded: 'مستثنى',
    rejected: 'مرفوض',
    notSent: 'لم يُرسل',
    unnamed: 'بلا سبب مذكور',
    bounces: {
      permanent: 'ارتدّ نهائيًا',
      temporary: 'ارتدّ مؤقتًا',
      unknown: 'ارتدّ ونوعه مجهول',
    },
  },
  left: {
    title: 'من غادر بعده',
    what: 'من ألغوا اشتراكهم خلال 30 يومًا وكان هذا آخر عدد أُرسل إليهم.',
  },
  canaryBackCount: (minutes) =>
    minutes < 1
      ? 'أرسل Galley نسخة إلى نفسه وعادت خلال دقيقة.'
      : `أرسل Galley نسخة إلى نفسه وعادت بعد ${format.plural(minutes, { one: 'دقيقة', two: 'دقيقتين', few: '# دقائق', many: '# دقيقة', other: '# دقيقة' })}.`,
  canaryMissingCount: (minutes) =>
    `أرسل Galley نسخة إلى نفسه ولم تعد منذ ${format.plural(minutes, { one: 'دقيقة', two: 'دقيقتين', few: '# دقائق', many: '# دقيقة', other: '# دقيقة' })}.`,
  leftCount: (readers) =>
    readers === 0
      ? 'لم يغادر أحد بعد هذا العدد.'
      : format.plural(readers, {
          one: 'غادر قارئ واحد (#) بعد هذا العدد.',
          two: 'غادر قارئان (#) بعد هذا العدد.',
          few: 'غادر # قرّاء بعد هذا العدد.',
          many: 'غادر # قارئًا بعد هذا العدد.',
          other: 'غادر # قارئ بعد هذا العدد.',
        }),
  clicks: {
    title: 'النقرات',
    what: 'كم قارئًا تبع كل رابط. يقدّر Galley أي النقرات من آلات، كبرامج الفحص التي تنظر في كل رابط؛ و«الأشخاص» لا تشملها.',
    total: 'كل الروابط',
    none: 'لم ينقر أحد بعد.',
    machines: (clicks, signs) =>
      `${format.plural(clicks, { one: 'نقرة واحدة تبدو من آلة', two: 'نقرتان تبدوان من آلة', few: '# نقرات تبدو من آلة', many: '# نقرة تبدو من آلة', other: '# نقرة تبدو من آلة' })}: ${signs}.`,
    signs: {
      program: 'ذكرت اسم برنامج',
      'at-delivery': 'جاءت عند التسليم',
      burst: 'جاءت مع نقرات كثيرة معًا',
    },
  },
  nothingYet: {
    title: 'لا شيء بعد',
    what: 'يبدأ التقرير حين يُرسل العدد.',
  },
  dropped: {
    title: 'لم تبقَ سوى الأعداد',
    what: 'أُزيلت عمليات تسليم هذا العدد بالأمر «galley trim».',
  },
  proofFile: {
    title: 'ملف الإثبات',
    what: 'البايتات التي أُرسلت والأعداد ومعرّفات كل الرسائل تحت ختم واحد. يتحقق منه «galley proof-file verify» في أي مكان. لا يحتوي على عناوين.',
    get: 'تنزيل ملف الإثبات',
  },
  readersCount: (readers) =>
    format.plural(readers, {
      one: '# اشتراك مؤكد',
      few: '# اشتراكات مؤكدة',
      many: '# اشتراكًا مؤكدًا',
      other: '# اشتراك مؤكد',
    }),
  growth: {
    title: 'النمو',
    what: 'من جاء ومن غادر، أسبوعًا بعد أسبوع.',
    confirmed: 'أكّدوا',
    left: 'غادروا',
    suppressed: 'محظورون',
    net: 'الصافي',
  },
  signUps: {
    title: 'التسجيلات',
    what: 'رسائل طلب التأكيد، وكم منها أُجيب، وتسجيلات لم تصلها رسالة.',
    asked: 'طُلب التأكيد',
    answered: 'أُجيب',
    atOnce: 'خلال 10 ثوانٍ',
    refused: 'بلا رسالة',
    none: 'لم يسجّل أحد في هذه الأسابيع.',
  },
  refusals: {
    title: 'لماذا لم تصل رسالة إلى تسجيلات',
    what: 'في هذه الأسابيع، السبب الأكثر تكرارًا أولًا.',
    none: 'وصلت إلى كل تسجيل رسالته.',
  },
  outlets: {
    title: 'الجهات الناشرة',
    what: 'من نشر المقالات المراجَعة في الأعداد المرسلة.',
    other: 'غيرها',
  },
  ratings: {
    title: 'التقييمات',
    what: 'نجوم المراجعات في الأعداد المرسلة، من خمس.',
    unrated: 'بلا تقييم',
  },
  starsCount: (stars) =>
    format.plural(stars, {
      one: '# نجمة',
      two: '# نجمتان',
      few: '# نجوم',
      many: '# نجمة',
      other: '# نجمة',
    }),
  quarter: (quarter, year) => `الربع ${quarter} من ${year}`,
  by: { label: 'الفترات', quarter: 'بالأرباع', month: 'بالأشهر' },
  issues: { title: 'الأعداد', what: 'لكل عدد أُرسل تقرير خاص به.' },
  empty: {
    title: 'لا تقارير بعد',
    what: 'يأتي أول تقرير مع أول عدد يُرسل.',
  },
  table: 'عرض كجدول',
  csv: 'CSV',
  csvOf: (table) => `تنزيل «${table}» بصيغة CSV`,
  heads: {
    week: 'أسبوع',
    period: 'الفترة',
    hour: 'الساعة',
    day: 'اليوم',
    what: 'ماذا',
    reason: 'السبب',
    readers: 'القرّاء',
    count: 'العدد',
    outlet: 'الجهة',
    reviews: 'المراجعات',
    link: 'الرابط',
    humanReaders: 'الأشخاص',
    humanClicks: 'نقرات الأشخاص',
    clicks: 'كل النقرات',
  },
  plotted: (series, from, to) => `${series}، من ${from} إلى ${to}. الأرقام في الجدول أدناه.`,
});
