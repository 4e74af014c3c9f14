import type { ReviewWords } from '@galley/core/review';
import { formatWallTime, type Ordinal, type Weekday } from '@galley/core/newsletter';
import type { DueTime } from '../due-time.ts';
import type { Format } from '../format.ts';
import { first, type HeldKind, type Messages } from './messages.ts';

const HELD: Readonly<Record<HeldKind, { headline: string; explanation: string; next: string }>> = {
  'not-approved': {
    headline: 'لم يُعتمد في الوقت المحدد',
    explanation: 'لم يكن معتمدًا عند موعد إرساله.',
    next: 'إذا كان جاهزًا للإرسال كما هو، فاعتمده:',
  },
  'too-late': {
    headline: 'تأخر أكثر من أن يُرسل تلقائيًا',
    explanation: 'لم يمكن إرساله في الوقت المحدد، وقد تجاوز التأخير ما تسمح به النشرة.',
    next: 'إذا كان لا يزال صالحًا للإرسال، فاعتمده مرة أخرى وأرسله:',
  },
  preflight: {
    headline: 'لم يجتز الفحص',
    explanation: 'أوقفه الفحص.',
    next: 'بعد إصلاح ذلك، أعد الفحص:',
  },
};

const ORDINALS: Readonly<Record<Ordinal, string>> = {
  first: 'أول',
  second: 'ثاني',
  third: 'ثالث',
  fourth: 'رابع',
  last: 'آخر',
};

/** The words of an Arabic review. The first heading of each kind is also what mails show. */
export const arabicReview: ReviewWords = {
  headings: {
    summary: ['ملخص', 'الملخص', 'الخلاصة', 'خلاصة', 'موجز', 'الموجز'],
    keyFindings: [
      'أهم النقاط',
      'النقاط الرئيسية',
      'النقاط الرئيسة',
      'أبرز النقاط',
      'أهم النتائج',
      'النتائج الرئيسية',
      'النتائج الرئيسة',
      'أبرز النتائج',
      'أهم الاستنتاجات',
    ],
    analysis: [
      'تحليل مفصل',
      'التحليل المفصل',
      'تحليل مفصّل',
      'التحليل',
      'تحليل',
      'التحليل التفصيلي',
      'تحليل تفصيلي',
    ],
    whyItMatters: [
      'لماذا يهمنا هذا',
      'لماذا يهم هذا',
      'لماذا هذا مهم',
      'لماذا يهمنا',
      'لماذا يهم',
      'لماذا يعد هذا مهما',
      'أهمية الموضوع',
    ],
  },
  months: [
    ['يناير', 'كانون الثاني', 'جانفي'],
    ['فبراير', 'شباط', 'فيفري'],
    ['مارس', 'آذار'],
    ['أبريل', 'إبريل', 'نيسان', 'أفريل'],
    ['مايو', 'أيار', 'ماي'],
    ['يونيو', 'يونيه', 'حزيران', 'جوان'],
    ['يوليو', 'يوليه', 'تموز', 'جويلية'],
    ['أغسطس', 'آب', 'أوت'],
    ['سبتمبر', 'أيلول'],
    ['أكتوبر', 'تشرين الأول'],
    ['نوفمبر', 'تشرين الثاني'],
    ['ديسمبر', 'كانون الأول'],
  ],
  weekdays: [
    ['الأحد'],
    ['الاثنين', 'الإثنين'],
    ['الثلاثاء'],
    ['الأربعاء'],
    ['الخميس'],
    ['الجمعة'],
    ['السبت'],
  ],
  date: '{day} {month} {year}',
  dayFirst: true,
  digits: '٠١٢٣٤٥٦٧٨٩',
  bylines: ['بقلم', 'كتبه', 'كتبته', 'كتبها', 'كتب', 'تأليف', 'إعداد'],
  joiners: ['و', 'مع'],
  list: '{others} و{last}',
  of: ['من أصل', 'من'],
  stars: ['نجوم', 'نجمات', 'نجمة', 'نقاط'],
  leadIns: [
    ...['اقرأ', 'إقرأ', 'اقرؤوا', 'لقراءة', 'قراءة', 'المقال', 'المقالة', 'النص', 'كاملا', 'كاملاً'],
    ...['الكامل', 'كاملة', 'الكاملة', 'هنا', 'من', 'في', 'على', 'الرابط', 'رابط', 'المصدر', 'مصدر'],
    ...['الأصلي', 'الموقع', 'الصفحة', 'للمزيد', 'المزيد', 'عبر', 'التالي', 'هذا'],
  ],
  labels: {
    title: ['العنوان', 'عنوان'],
    rating: ['التقييم', 'تقييم', 'الدرجة'],
    outlet: ['الصحيفة', 'المجلة', 'الجريدة', 'الناشر', 'الموقع'],
    publishedOn: ['التاريخ', 'تاريخ النشر', 'نشر في'],
    authors: ['بقلم', 'الكاتب', 'الكاتبة', 'الكتاب', 'المؤلف', 'المؤلفة'],
    url: ['الرابط', 'رابط'],
    topics: ['المواضيع', 'الموضوعات', 'الموضوع', 'الوسوم'],
    source: ['المصدر'],
  },
};

export function arabic(format: Format): Messages {
  const { number, date, duration, plural } = format;
  const at = (due: DueTime) => `يوم ${date(due.date, 'full')} الساعة ${due.time} (${due.timeZone})`;
  // After "day", the name of a weekday loses its article.
  const day = (weekday: Weekday) => `يوم ${format.weekday(weekday).replace(/^ال/, '')}`;
  const rhythm: Messages['rhythm'] = (its) => {
    switch (its.kind) {
      case 'weekly':
        return `كل ${day(its.weekday)}`;
      case 'monthly-day':
        return `في اليوم ${number(its.day)} من كل شهر`;
      case 'monthly-weekday':
        return `في ${ORDINALS[its.ordinal]} ${day(its.weekday)} من كل شهر`;
    }
  };
  const cadence: Messages['cadence'] = (its) => `${rhythm(its)} الساعة ${formatWallTime(its.time)}`;
  const reviews = (count: number) =>
    plural(count, {
      zero: 'لا مراجعات',
      one: 'مراجعة واحدة',
      two: 'مراجعتان',
      few: '# مراجعات',
      many: '# مراجعة',
      other: '# مراجعة',
    });
  const missedIssues = (count: number) =>
    plural(count, {
      one: 'فات عدد واحد',
      two: 'فات عددان',
      few: 'فاتت # أعداد',
      many: 'فات # عددًا',
      other: 'فات # عدد',
    });

  return {
    issue: (issue) => `العدد ${number(issue)}`,
    editorsNote: 'كلمة التحرير',
    inThisIssue: 'في هذا العدد',
    moreInBrief: (count) => `وباختصار: ${reviews(count)}.`,
    summary: first(arabicReview.headings.summary),
    keyFindings: first(arabicReview.headings.keyFindings),
    analysis: first(arabicReview.headings.analysis),
    whyItMatters: first(arabicReview.headings.whyItMatters),
    byline: (names) => `بقلم ${format.list(names)}`,
    rating: (value, max) => `${number(value)} من ${number(max)}`,
    position: (position, count) => `${number(position)} من ${number(count)}`,
    readArticle: (outlet) => (outlet === '' ? 'اقرأ المقال' : `اقرأ المقال في ${outlet}`),
    reviewOnTheWeb: 'هذه المراجعة على الويب',
    readWholeReview: 'اقرأ المراجعة كاملة',
    moreOnTheWeb: (parts) => `على الويب: ${format.list(parts)}.`,
    countFindings: (count) =>
      plural(count, {
        one: 'نقطة مهمة واحدة',
        two: 'نقطتان مهمتان',
        few: '# نقاط مهمة',
        many: '# نقطة مهمة',
        other: '# نقطة مهمة',
      }),
    readOnTheWeb: 'اقرأ على الويب',
    unsubscribe: 'إلغاء الاشتراك',
    preferences: 'التفضيلات',
    allIssues: 'كل الأعداد',
    whyReader: (title) => `تصلك هذه الرسالة لأنك اشتركت في ${title} بهذا العنوان.`,
    whyEditor: (title) => `تصلك هذه الرسالة لأنك من محرري ${title}.`,
    rhythm,
    cadence,
    bestOf: {
      title: (month) => `الأفضل في ${format.month(month)}`,
      opening: (count, month) =>
        plural(count, {
          one: `المراجعة الأعلى تقييمًا في ${format.month(month)}.`,
          two: `المراجعتان الأعلى تقييمًا في ${format.month(month)}، بدءًا بالأفضل.`,
          few: `أعلى # مراجعات تقييمًا في ${format.month(month)}، بدءًا بالأفضل.`,
          other: `أعلى # مراجعة تقييمًا في ${format.month(month)}، بدءًا بالأفضل.`,
        }),
      fromIssue: (issue) => `من العدد ${number(issue)}`,
    },
    confirmation: {
      subject: (title) => `أكّد اشتراكك في ${title}`,
      preheader: 'نقرة واحدة تكفي. وإن لم تكن أنت من طلب ذلك فلا تفعل شيئًا.',
      title: 'يرجى تأكيد اشتراكك',
      asked: (title) => `طلب شخص ما، وأغلب الظن أنه أنت، أن تصل ${title} إلى هذا العنوان.`,
      question: 'هل هذا صحيح؟ أكّده إذن، وسيصلك العدد القادم.',
      action: 'تأكيد الاشتراك',
      limits: (seconds) =>
        `مدة صلاحية الرابط: ${duration(seconds)}. إذا لم تطلب ذلك فلا تفعل شيئًا: لن يُرسل إليك أي عدد دون تأكيدك.`,
      why: 'تصلك هذه الرسالة الوحيدة لأن عنوانك أُدخل في نموذج الاشتراك لدينا.',
      whyByMail: 'وصلتك هذه الرسالة الوحيدة لأن أحدهم راسلنا من عنوانك.',
      whatWePublish: 'ما ننشره',
    },
    leaveLink: {
      subject: (title) => `هل تريد إلغاء اشتراكك في ${title}؟`,
      preheader: 'نقرة واحدة، ولن تصلك أعداد بعدها.',
      title: 'هل تريد إلغاء اشتراكك؟',
      asked: (title, address) =>
        `طلبت منا رسالة من ${address} إنهاء اشتراك هذا العنوان في ${title}. يستطيع أي شخص كتابة رسالة كهذه، لذلك نرجو منك التأكيد.`,
      action: 'إلغاء الاشتراك',
      otherwise: 'إن لم تطلب ذلك فلا تفعل شيئًا: سيبقى كل شيء كما هو.',
      why: (address) => `وصلتك هذه الرسالة الوحيدة لأن أحدهم راسلنا من ${address}.`,
    },
    welcome: {
      subject: (title) => `مرحبًا بك في ${title}`,
      preheader: (rhythm) =>
        rhythm === null ? 'يسعدنا انضمامك.' : `يصدر عدد جديد ${cadence(rhythm)}.`,
      title: 'تم تأكيد اشتراكك',
      greeting: (title, address, rhythm) =>
        `مرحبًا بك. من الآن فصاعدًا تصل ${title} إلى ${address}${rhythm === null ? '' : ` ${cadence(rhythm)}`}.`,
      meanwhile: (subject) => `إليك ما تقرؤه حتى ذلك الحين: ${subject}`,
      readIssue: (issue) => `اقرأ العدد ${number(issue)}`,
      contacts: (address) =>
        `تصل الأعداد من ${address}. أضف هذا العنوان إلى جهات اتصالك حتى لا تنتهي في البريد المزعج.`,
    },
    signIn: {
      subject: (title) => `الدخول إلى مكتب تحرير ${title}`,
      preheader: 'رابطك إلى مكتب التحرير. يعمل مرة واحدة.',
      title: 'الدخول إلى مكتب التحرير',
      asked: (title, address) =>
        `يريد شخص ما، وأغلب الظن أنه أنت، الدخول إلى مكتب تحرير ${title} بالعنوان ${address}.`,
      action: 'الدخول',
      limits: (seconds) =>
        `يعمل الرابط مرة واحدة. مدة صلاحيته: ${duration(seconds)}. إذا لم تطلبه فلا تفعل شيئًا ولا تعطه لأحد.`,
      why: (address) => `تصلك هذه الرسالة لأن ${address} عنوان أحد المحررين.`,
    },
    invitation: {
      subject: (title) => `دعوة إلى مكتب تحرير ${title}`,
      preheader: 'بعد قبول الدعوة يمكنك العمل فيه.',
      title: 'أنت مدعو إلى مكتب التحرير',
      invited: (title, everywhere) =>
        everywhere
          ? `أنت مدعو إلى العمل على ${title} وعلى كل النشرات الأخرى التي تُعد هناك.`
          : `أنت مدعو إلى العمل على ${title}.`,
      role: {
        writer: 'يمكنك كتابة المراجعات ووضعها في قائمة الانتظار.',
        publisher: 'يمكنك كتابة المراجعات، وكذلك اعتماد الأعداد وإرسالها.',
        owner: 'يمكنك الكتابة والاعتماد والإرسال، وكذلك إدارة الأشخاص والمفاتيح والإعدادات.',
      },
      action: 'عرض الدعوة',
      limits: (seconds) =>
        `يعمل الرابط مرة واحدة. مدة صلاحيته: ${duration(seconds)}. إذا لم تكن تنتظر دعوة فلا تفعل شيئًا.`,
      why: (address) => `تصلك هذه الرسالة لأن أحد المحررين دعا ${address}.`,
    },
    recovered: {
      subject: (address) => `تمت استعادة حساب ${address} عبر البريد الإلكتروني`,
      preheader: 'يُرجى التأكد من أن صاحب الحساب هو من فعل ذلك.',
      title: 'تمت استعادة حساب',
      happened: (address) =>
        `أفاد شخص يقرأ بريد ${address} بأنه لم يعد يستطيع استخدام مفاتيح المرور، ثم دخل من جديد. انتهت كل الجلسات الأخرى وحُذفت مفاتيح المرور القديمة.`,
      restricted:
        'إلى أن يؤكَّد ذلك، لا يمكن لهذا الحساب اعتماد الأعداد ولا إدارة الأشخاص أو المفاتيح.',
      ask: (address) =>
        `يُرجى سؤال ${address} بوسيلة غير البريد الإلكتروني، كالهاتف مثلًا. إذا لم يكن هو من فعل ذلك فأزِل الحساب.`,
      action: 'عرض الأشخاص',
      next: 'إذا كان هو من فعل ذلك فأكِّده في مكتب التحرير أو في الطرفية:',
    },
    queueAnswer: {
      subject: (title) => `رسالتك إلى قائمة انتظار ${title}`,
      preheader: 'لم يكن فيها شيء جديد.',
      title: 'لم يُضف شيء',
      nothing: 'لم يجد Galley شيئًا جديدًا في رسالتك إلى قائمة الانتظار.',
      review:
        'تقبل مراجعة نصية: عنوان المقال، ثم سطر فيه التقييم والجهة الناشرة والتاريخ، ثم أقسام مثل الملخص. تدخل المراجعة قائمة الانتظار إن لم تكن للمقال مراجعة.',
      links: 'أو تقبل روابط مقالات، عشرة على الأكثر. تصبح مرشحات إن كانت جديدة.',
      address: (address) => `اكتبها أو أعد توجيهها إلى ${address}.`,
    },
    webhookDisabled: {
      subject: (host) => `تم تعطيل خطاف الويب إلى ${host}`,
      preheader: 'لن يُرسَل إليه شيء حتى تُعيد تفعيله.',
      title: 'تم تعطيل خطاف ويب',
      gone: (name) => `أجاب خطاف الويب إلى ${name} بأنه لم يعد موجودًا (410).`,
      failing: (name) => `أرسلت Galley أحداثًا إلى ${name} طوال خمسة أيام، ولم يُقبَل أي منها.`,
      kept: 'لن يُرسَل إليه شيء بعد الآن. ما لم يصل يُحفَظ 30 يومًا، ويمكنك طلب إرساله مرة أخرى.',
      look: 'لمعرفة ما أجاب به:',
      enable: 'عندما يعمل من جديد، فعِّله:',
    },
    editors: {
      lookAtProof: 'معاينة البروفة',
      openQueue: 'معاينة قائمة الانتظار',
      nothingSent: 'لم يُرسل أي شيء إلى القراء.',
    },
    held: {
      subject: (title, issue, reason) =>
        `موقوف: ${title}، العدد ${number(issue)} ${HELD[reason].headline}`,
      preheader: 'لم يُرسل أي شيء إلى القراء. الأمر بانتظارك.',
      title: (issue) => `العدد ${number(issue)} موقوف`,
      explanation: (subject, due, reason) =>
        `«${subject}»${due === null ? '' : `، وموعده ${at(due)}،`} ${HELD[reason].explanation}`,
      next: (reason) => HELD[reason].next,
    },
    missed: {
      subject: (title, count, firstDate) =>
        count === 1
          ? `${title}: فات عدد ${date(firstDate, 'long')}`
          : `${title}: ${missedIssues(count)}`,
      preheader: 'لم يكن Galley يعمل في الوقت المناسب. لم يُرسل أي شيء إلى القراء.',
      title: (count) => missedIssues(count),
      explanation: (count, first, last) =>
        count === 1
          ? `كان موعد أحد الأعداد ${at(first)}، لكن Galley لم يكن يعمل في الوقت المناسب.`
          : `${missedIssues(count)} بين يوم ${date(first.date, 'full')} ويوم ${date(last.date, 'full')}، لأن Galley لم يكن يعمل في الوقت المناسب.`,
      next: 'المراجعات في قائمة الانتظار تنتظر العدد القادم. لتجهيزها الآن في عدد إضافي:',
      nextBestOf: 'لتجهيز أفضل ما في ذلك الشهر الآن لكل القراء:',
    },
    reminder: {
      queueSubject: (title, ready, minimum) =>
        `${title}: في قائمة الانتظار ${number(ready)} من ${number(minimum)}`,
      queuePreheader: 'من دون مراجعات أخرى لن يصدر العدد القادم.',
      queueTitle: 'قائمة الانتظار ناقصة',
      queueShort: (ready, minimum, due, cutOff) =>
        `موعد العدد القادم ${at(due)}. المطلوب: ${reviews(minimum)}؛ في قائمة الانتظار: ${reviews(ready)}. وما يصل بعد الساعة ${cutOff.time} من يوم ${date(cutOff.date, 'full')} ينتظر العدد التالي.`,
      queueNext: 'أضف مراجعة:',
      approvalSubject: (title, issue) => `${title}: العدد ${number(issue)} بانتظار اعتمادك`,
      approvalPreheader: 'من دونه لا يُرسل شيء.',
      approvalTitle: (issue) => `العدد ${number(issue)} بانتظار اعتمادك`,
      approvalWaits: (subject, due) =>
        `«${subject}» موعده ${at(due)}. ومن دون اعتماد يُوقف ولا يُرسل شيء.`,
      approvalNext: 'إذا كان جاهزًا للإرسال كما هو، فاعتمده:',
    },
    correction: {
      subject: (title, issue) => `تصحيح للعدد ${number(issue)} من ${title}`,
      preheader: (reviewTitle) => `أخطأنا في «${reviewTitle}».`,
      title: 'تصحيح',
      opening: (reviewTitle, issue, published) =>
        `وقعنا في خطأ في مراجعتنا «${reviewTitle}» المنشورة في العدد ${number(issue)} بتاريخ ${date(published, 'long')}.`,
      weWrote: 'كتبنا',
      itIs: 'والصواب',
      apology: 'صُحّحت المراجعة على الويب. نعتذر عن هذا الخطأ.',
      action: 'اقرأ المراجعة المصححة',
    },
  };
}
