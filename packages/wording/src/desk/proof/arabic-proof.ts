import type { Format } from '../../format.ts';
import { arabicApprove } from './arabic-approve.ts';
import { arabicAudience } from './arabic-audience.ts';
import type { ProofWords } from './proof-words.ts';

/** A name keeps its own direction. */
const own = (name: string): string => `\u2068${name}\u2069`;

export const arabicProof = (format: Format): ProofWords => ({
  title: 'البروفة',
  notCompiled: 'لم يُجمَّع بعد',
  toIssue: 'إلى العدد',
  toQueue: 'إلى قائمة الانتظار',
  facts: {
    title: 'عن هذه الرسالة',
    hash: 'البصمة',
    copyHash: 'انسخ البصمة كاملة',
    sender: 'من',
    noSender: 'لا مرسل بعد',
    replyTo: (address) => `تصل الردود إلى ${own(address)}`,
    subject: 'الموضوع',
    preheader: 'نص المعاينة',
    noPreheader: 'لا شيء',
    due: 'الموعد',
    noDue: 'بلا موعد: يرسله شخص',
    dated: (day) => `مؤرخ في ${day}`,
    size: 'الحجم',
    sizeOf: (size, limit) => `${own(size)} من ${own(limit)}`,
    clips: (limit) => `يقتطع Gmail ما زاد على ${own(limit)}.`,
    shortened: 'مختصرة',
    notShortened: 'لا مراجعة مختصرة',
    extents: { summary: 'الملخص فقط', headline: 'العنوان فقط' },
    waits: 'تنتظر عددًا لاحقًا',
    waitCount: (count) =>
      format.plural(count, {
        zero: 'لا مراجعات',
        one: 'مراجعة واحدة',
        two: 'مراجعتان',
        few: '# مراجعات',
        many: '# مراجعة',
        other: '# مراجعة',
      }),
  },
  views: {
    desktop: 'سطح المكتب',
    phone: 'الهاتف',
    dark: 'داكن',
    'forced-dark': 'داكن قسرًا',
    'images-off': 'بلا صور',
    text: 'نص',
    source: 'المصدر',
    changes: 'التغييرات',
    label: 'طرق العرض',
    frame: (view) => `الرسالة: ${own(view)}`,
    beside: 'جنبًا إلى جنب',
    version: 'النسخة',
    keys: 'اختيار طريقة العرض',
  },
  moved: {
    title: 'تغيّرت الرسالة',
    what: 'ما زلت ترى الرسالة التي فتحتها.',
    action: 'اعرض الجديدة',
  },
  unloaded: {
    title: 'لم يعد هذا العرض متاحًا',
    what: 'تغيّرت الرسالة منذ فتحت البروفة، ولم يكن هذا العرض قد حُمّل بعد.',
  },
  changes: {
    title: 'ما الذي تغيّر',
    since: (when) => `منذ قُرئت البروفة، ${when}`,
    next: 'التغيير التالي',
    none: 'لم يتغير شيء منذ قُرئت البروفة.',
    first: 'لم يعلّم أحد بروفة لهذا العدد كمقروءة بعد. وحين يحدث ذلك تظهر هنا التغييرات منذئذ.',
    tooMuch: 'تغيّر الكثير فلا يمكن عرضه كلمة كلمة. اقرأ كل شيء.',
    subject: 'الموضوع',
    preheader: 'نص المعاينة',
    added: 'أُضيف',
    removed: 'حُذف',
    markRead: 'علّمها كمقروءة',
    marked: 'عُلّمت كمقروءة',
    isRead: (when) => `قُرئت هذه الرسالة بعينها ${when}.`,
  },
  reader: {
    open: 'كما تصل إلى قارئ بعينه',
    search: 'ابحث عن قارئ بعنوانه',
    hint: 'نسخته بروابطه واسمه. لا يُرسل شيء.',
    none: {
      title: 'لا قراء بعد',
      what: 'حين يشترك أحد يمكنك رؤية نسخته هنا.',
    },
    noMatch: 'لا عنوان يبدأ هكذا.',
    found: 'القراء',
    shown: (name) => `نسخة ${own(name)}`,
    clear: 'عُد إلى القارئ النموذجي',
  },
  audience: arabicAudience(format),
  nothing: {
    title: 'لا شيء للقراءة بعد',
    what: 'تُظهر البروفة كيف سيكون العدد القادم، ولذلك لا بد من مراجعة جاهزة في قائمة الانتظار.',
    action: 'اذهب إلى قائمة الانتظار',
  },
  compile: {
    what: 'هكذا يكون العدد لو جُمّع الآن. ما زال يمكن أن تُضاف مراجعات أو تُزال.',
    action: 'جمّعه الآن',
    busy: 'جارٍ التجميع…',
    done: 'جُمّع العدد',
  },
  approve: arabicApprove(format),
});
