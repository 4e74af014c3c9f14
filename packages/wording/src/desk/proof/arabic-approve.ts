import type { Format } from '../../format.ts';
import type { ApproveWords } from './approve-words.ts';

/** A name keeps its own direction. */
const own = (name: string): string => `\u2068${name}\u2069`;

export const arabicApprove = (format: Format): ApproveWords => ({
  title: 'اعتماد هذا العدد',
  action: 'اعتماد…',
  sign: 'اعتمد بمفتاح المرور',
  busy: 'جارٍ الاعتماد…',
  others: 'لا بد أن يعتمده ناشر.',
  loading: 'جارٍ قراءة نتائج الفحص…',
  readersCount: (count) =>
    format.plural(count, {
      zero: 'لا يتلقى أي قارئ',
      one: 'يتلقى قارئ واحد',
      two: 'يتلقى قارئان',
      few: 'يتلقى # قراء',
      many: 'يتلقى # قارئًا',
      other: 'يتلقى # قارئ',
    }),
  zoned: (when, zone) => `${when} (${own(zone)})`,
  sentence: {
    atSlot: (readers, when, span) => `${readers} هذه البايتات ${when}، بعد ${span}.`,
    atOnce: (readers) => `${readers} هذه البايتات فور اعتمادك.`,
    byHand: (readers) => `${readers} هذه البايتات حين يرسلها أحد. الاعتماد وحده لا يرسل شيئًا.`,
    now: (readers) => `${readers} هذه البايتات الآن.`,
    hash: (hash) => `البصمة ${own(hash)}.`,
    here: (when) => `بتوقيتك: ${when}.`,
    undo: (duration) => `يمكنك سحب العدد خلال ${duration}، ولا يصل إلى أحد قبل ذلك.`,
  },
  otherDay: {
    title: 'تاريخه يوم آخر',
    what: (dated, today) =>
      `تاريخه، ${dated}، جزء من الرسالة، واليوم ${today}. لا بد من تغييره قبل أن يخرج.`,
    today: (day) => `اجعل تاريخه اليوم، ${day}`,
    slot: (day) => `اجعل تاريخه يوم موعده، ${day}`,
    early: 'تاريخه اليوم، فلا ينتظر موعده.',
    voids: 'هذا يغيّر الرسالة، فيلغي الاعتماد.',
    done: (day) => `صار تاريخه ${day}، فالبايتات جديدة. اقرأها قبل الاعتماد.`,
  },
  stops: {
    title: 'الفحص يوقفه',
    what: 'أصلح هذا في صفحة العدد، أو تجاوزه هناك مع ذكر السبب.',
    action: 'اذهب إلى الملاحظات',
  },
  overrides: 'أنت تتجاوز',
  notNeeded: (rules) => `لم يكن هناك ما يُتجاوز: ${own(rules)}`,
  warningCount: (count) =>
    format.plural(count, {
      zero: 'لا تحذيرات',
      one: 'تحذير واحد',
      two: 'تحذيران',
      few: '# تحذيرات',
      many: '# تحذيرًا',
      other: '# تحذير',
    }),
  toFindings: 'اعرضها',
  eyes: {
    title: 'أربع أعين',
    makers: (names) => `غيّره ${own(names)}`,
    noMakers: 'لم يغيّر أحد شيئًا منذ آخر عدد أُرسل',
    given: (name, when) => `اعتمده ${own(name)}، ${when}`,
    nobody: 'لم يعتمد أحد هذه البايتات بعد',
    yours: {
      completes: 'اعتمادك يُتمّه.',
      'one-more': 'بعد اعتمادك لا بد أن يعتمده شخص آخر.',
      given: 'اعتمدت هذه البايتات. ولا بد أن يعتمدها شخص آخر أيضًا.',
      none: 'لا بد أن يعتمده شخص آخر.',
    },
  },
  other: {
    title: 'ليست هذه البايتات التي قرأتها',
    what: (read, now) => `قرأت ${own(read)}، وهي الآن ${own(now)}. لم يُعتمد شيء.`,
    action: 'اقرأ البروفة الجديدة',
  },
  passkey: {
    title: 'الاعتماد يتطلب مفتاح مرور',
    what: 'به توقّع كل اعتماد. أضف واحدًا ثم تعود إلى هنا.',
    action: 'أضف مفتاح مرور',
  },
  gone: {
    title: 'لم يعد اعتماده ممكنًا',
    what: 'ألغاه أحدهم، أو هو في طريقه بالفعل.',
  },
  approved: {
    title: 'معتمد',
    by: (name, when) => `اعتمده ${own(name)}، ${when}`,
    atSlot: (when, span) => `يخرج ${when}، بعد ${span}.`,
    atOnce: 'يخرج خلال ثوانٍ.',
    byHand: 'يخرج حين يرسله أحد.',
    sayDone: 'تم الاعتماد',
    sayOneMore: 'حُسب اعتمادك. لا بد أن يعتمده شخص آخر أيضًا.',
  },
  send: {
    action: 'أرسل الآن',
    instead: 'أرسل الآن بدل الانتظار',
    title: 'هل ترسله الآن؟',
    confirm: 'أرسل الآن',
    busy: 'جارٍ الإرسال…',
    done: (duration) => `في الطريق. يمكنك سحبه خلال ${duration}.`,
  },
});
