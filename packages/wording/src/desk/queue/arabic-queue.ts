import type { Format } from '../../format.ts';
import type { QueueWords } from './queue-words.ts';

/** A name keeps its own direction. */
const own = (name: string): string => `\u2068${name}\u2069`;

export function arabicQueue(format: Format): QueueWords {
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
    title: 'قائمة الانتظار',
    add: 'أضف مراجعة',
    search: 'ابحث في المراجعات',
    saving: 'جارٍ الحفظ…',
    next: {
      title: (date) => `عدد ${date}`,
      takes: (count) => `يتسع لغاية ${reviews(count)}`,
      cutOff: (when, away) => `يُغلق ${when}، ${away}`,
      missing: (count) => `ما زال ينقص: ${reviews(count)}`,
      none: 'لا عدد قادم، لذا تنتظر هذه المراجعات.',
    },
    later: 'بعد ذلك',
    held: { title: 'محجوزة', what: 'لن تدخل في أي عدد إلى أن تعيدها إلى القائمة.' },
    elsewhere: 'خارج قائمة الانتظار',
    noMatch: 'لا مراجعة تطابق البحث.',
    pinned: 'مثبّتة',
    featured: (issue, day) =>
      day === null ? `نُشر من قبل: العدد ${issue}` : `نُشر من قبل: العدد ${issue}، ${day}`,
    stars: (value, max) => `${value} من ${max} نجوم`,
    sections: {
      queued: 'في قائمة الانتظار',
      held: 'محجوزة',
      compiled: 'في عدد',
      featured: 'نُشرت',
      removed: 'أُزيلت',
    },
    actions: {
      up: 'إلى أعلى',
      down: 'إلى أسفل',
      first: 'إلى البداية',
      last: 'إلى النهاية',
      pin: 'تثبيت',
      unpin: 'إلغاء التثبيت',
      hold: 'حجز',
      release: 'إعادة إلى القائمة',
      remove: 'إزالة',
      select: 'تحديد',
      unselect: 'إلغاء التحديد',
      undo: 'تراجع',
      clear: 'إلغاء تحديد الكل',
      next: 'المراجعة التالية',
      previous: 'المراجعة السابقة',
      menu: 'كل إجراءات المراجعة',
      selectNamed: (title) => `تحديد ${own(title)}`,
    },
    said: {
      moved: (title, place, count) =>
        `${own(title)}: رقمها الآن ${format.number(place)} من ${format.number(count)}`,
      pinned: (title) => `ثُبّتت: ${own(title)}`,
      unpinned: (title) => `أُلغي تثبيتها: ${own(title)}`,
      held: (title) => `حُجزت: ${own(title)}`,
      released: (title) => `عادت إلى القائمة: ${own(title)}`,
      removed: (title) => `أُزيلت: ${own(title)}`,
      undone: (title) => `تم التراجع: ${own(title)}`,
      several: {
        selectedCount: (count) => `المحدد: ${reviews(count)}`,
        pinnedCount: (count) => `ثُبّت: ${reviews(count)}`,
        heldCount: (count) => `حُجز: ${reviews(count)}`,
        removedCount: (count) => `أُزيل: ${reviews(count)}`,
        queuedCount: (count) => `أُضيف إلى القائمة: ${reviews(count)}`,
      },
      asFar: (title) => `لا يمكن نقلها أبعد من ذلك: ${own(title)}`,
      overtaken: (title) => `غيّر آخرون القائمة، فلم يُنفَّذ ذلك: ${own(title)}`,
      failed: (title, why) => `${own(title)}: ${why}`,
    },
    empty: {
      title: 'قائمة الانتظار فارغة',
      what: 'الصق مراجعة في أي مكان من هذه الصفحة أو أسقط ملفًا عليها. يقرؤها Galley كما كُتبت: عنوان، ثم سطر فيه التقييم والجهة الناشرة والتاريخ، ثم الأقسام.',
      sample: 'جرّب بمثال',
    },
    adding: {
      title: 'أضف مراجعة',
      text: 'نص المراجعة',
      placeholder: 'الصق مراجعة هنا…',
      files: 'اختر ملفات',
      drop: 'أفلت للإضافة',
      reading: 'جارٍ القراءة…',
      preview: 'كما يقرؤها Galley',
      waits: {
        title: 'لا شيء هنا بعد',
        what: 'تبدأ المراجعة بعنوان مقالها، يليه سطر فيه التقييم والجهة الناشرة والتاريخ والأسماء، ثم أقسام مثل «ملخص» و«أهم النقاط».',
      },
      problems: (count) =>
        format.plural(count, {
          one: 'موضع واحد لم يستطع Galley قراءته',
          two: 'موضعان لم يستطع Galley قراءتهما',
          few: '# مواضع لم يستطع Galley قراءتها',
          other: '# موضعًا لم يستطع Galley قراءتها',
        }),
      line: (line) => `السطر ${format.number(line)}`,
      found: (found, expected) => `وُجد: ${own(found)}؛ المتوقع: ${own(expected)}`,
      missing: (names) => `غير مذكور: ${names}.`,
      queue: 'أضف إلى القائمة',
      queueAgain: 'أضفها رغم ذلك',
      queueAll: (count) => `أضف الكل (${format.number(count)})`,
      hold: 'احجز لوقت لاحق',
      queueing: 'جارٍ الإضافة…',
      discard: 'تجاهل',
      discarded: 'تم التجاهل',
      pasted: 'نص ملصق',
      drafts: 'ما تضيفه',
      states: {
        reading: 'جارٍ القراءة…',
        ready: 'جاهزة',
        problems: 'لا تُقرأ بعد',
        there: 'موجودة من قبل',
      },
      queued: (title) => `أُضيفت إلى القائمة: ${own(title)}`,
      heldInstead: (title) => `حُجزت: ${own(title)}`,
      there: {
        title: 'توجد مراجعة لهذا المقال من قبل',
        queue: (place) => `رقمها ${format.number(place)} في قائمة الانتظار.`,
        held: 'هي محجوزة لوقت لاحق.',
        inIssue: (issue, state, day) =>
          day === null
            ? `هي في العدد ${issue} (${state}).`
            : `هي في العدد ${issue} (${state})، ${day}.`,
        by: { url: 'العنوان نفسه على الشبكة.', 'title-and-outlet': 'العنوان والجهة أنفسهما.' },
        open: 'افتح تلك المراجعة',
      },
      fields: {
        rating: 'التقييم',
        publishedOn: 'التاريخ',
        authors: 'الأسماء',
        url: 'الرابط',
        summary: 'ملخص',
        keyFindings: 'أهم النقاط',
        analysis: 'تحليل مفصل',
        whyItMatters: 'لماذا يهمنا هذا',
      },
    },
    today: {
      restored: {
        title: 'هذا التثبيت مستعاد من نسخة احتياطية',
        what: 'لا يُجمع شيء ولا يُرسل حتى يرى من يشغّل Galley ما جرى منذ النسخة ويطلقه: galley restored show.',
      },
      copy: {
        title: 'هذه نسخة مأخوذة من نسخة احتياطية',
        what: 'لا يخرج منها شيء: لا أعداد ولا رسائل أخرى ولا webhooks. الأصل يعمل في مكان آخر.',
      },
      title: 'اليوم',
      lead: 'ما ينتظرك قبل إغلاق العدد القادم.',
      next: 'العدد القادم',
      cutOff: (when) => `يُغلق ${when}`,
      noSlot: 'لا موعد قادم',
      sample: 'عيّنة',
      queued: 'قائمة الانتظار',
      latest: 'أحدث عدد',
      noIssue: 'لا شيء بعد',
      ready: (count) => (count === 0 ? 'لا مراجعة تنتظر' : reviews(count)),
      heldCount: (count) => `المحجوز: ${reviews(count)}`,
      issue: (number) =>
        number < 0 ? `التصحيح ${format.number(-number)}` : `العدد ${format.number(number)}`,
      readersPage: 'صفحة القراء',
      tasks: 'المهام',
      others: (count) => `و${format.number(count)} غيرها`,
      calm: { title: 'لا شيء ينتظرك', what: 'كل شيء جاهز للعدد القادم.' },
      task: {
        tooFew: (ready, minimum) =>
          `المطلوب للعدد القادم: ${reviews(minimum)}؛ الجاهز: ${reviews(ready)}`,
        approve: (issue) => `${issue} ينتظر الاعتماد`,
        heldIssue: (issue) => `${issue} محجوز`,
        pausedIssue: (issue) => `${issue} موقوف مؤقتًا`,
        uncertain: (readers, issue) => `${issue}: رسائل لا يُعرف هل وصلت: ${format.number(readers)}`,
        pending: (issue) => `${issue} لا يضم آخر التعديلات`,
        featuredBefore: (count) => `في القائمة مقالات نُشرت مراجعتها من قبل: ${reviews(count)}`,
        carriedOver: (count, maximum) =>
          `ستنتظر عددًا لاحقًا: ${reviews(count)}؛ فالعدد يتسع لغاية ${format.number(maximum)}`,
        due: (when, away) => `موعده ${when}، ${away}`,
      },
      actions: {
        write: 'أضف مراجعة',
        review: 'افتح المراجعة',
        queue: 'افتح القائمة',
        issue: 'افتح العدد',
      },
      trial: {
        title: 'جرّب بالعيّنة',
        what: 'من المراجعة إلى الرسالة في أربع خطوات. قارئها الوحيد مُختلَق.',
        done: 'تم:',
        write: {
          title: 'اكتب مراجعة',
          what: 'الصق مراجعة كما هي عندك، أو اكتب واحدة، أو استخدم مثالًا.',
          action: 'الصق مراجعة أو اكتبها',
          example: 'استخدم مثالًا',
        },
        make: {
          title: 'أنشئ عددًا منها',
          what: 'مراجعتك تنتظر في القائمة. يجمّعها Galley في رسالة وصفحة.',
        },
        approve: {
          title: 'اعتمده وأرسله',
          what: 'اقرأ البروفة، ثم وقّع تلك الرسالة بعينها بمفتاح مرور.',
          action: (issue) => `افتح ${issue}`,
        },
        read: {
          title: 'اقرأه كما يقرؤه قارئه',
          what: 'الرسالة في صندوق البريد على هذا الجهاز.',
          action: 'افتح صندوق البريد',
          page: 'افتح صفحته',
        },
        own: {
          title: 'نشرتك أنت',
          what: 'امنحها عنوانًا ومرسلًا وأيامًا تصدر فيها.',
          action: 'أنشئ نشرتك',
        },
      },
      none: {
        title: 'لا نشرات بعد',
        what: 'أنشئ الأولى فتظهر هنا.',
        action: 'أنشئ نشرة',
      },
      noneForYou: {
        title: 'ليست لديك نشرة بعد',
        what: 'اطلب من أحد المالكين دورًا في إحداها.',
      },
    },
  };
}
