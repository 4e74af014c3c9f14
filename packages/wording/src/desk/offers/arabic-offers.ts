import type { Format } from '../../format.ts';
import type { OffersWords } from './offers-words.ts';

/** A name keeps its own direction. */
const own = (name: string): string => `\u2068${name}\u2069`;

export function arabicOffers(format: Format): OffersWords {
  const readers = (count: number): string =>
    format.plural(count, {
      one: 'قارئ واحد',
      two: 'قارئان',
      few: '# قراء',
      many: '# قارئًا',
      other: '# قارئ',
    });
  return {
    starsCount: (stars) => `النجوم: ${format.number(stars)}`,
    chosenCount: (count) => `من اختاره: ${readers(count)}`,
    reviewsCount: (count) =>
      format.plural(count, {
        one: 'مراجعة واحدة',
        two: 'مراجعتان',
        few: '# مراجعات',
        many: '# مراجعة',
        other: '# مراجعة',
      }),
    floorKeptCount: (count) => `من اختاره يحتفظ به حتى يختار من جديد: ${readers(count)}.`,
    bestOf: {
      title: 'مختارات كل شهر',
      what: 'أعلى مراجعات الشهر السابق تقييمًا. يستطيع القراء طلبها وحدها.',
    },
    monthlyCount: (count) => `من تصله وحدها: ${readers(count)}`,
    withoutBestOfCount: (count) => `من تصله وحدها: ${readers(count)}. من دونها يصلهم كل عدد.`,
    topics: {
      none: 'لا مواضيع بعد: تصل القراء مراجعات في كل المواضيع.',
      name: (topic) => `الاسم: ${own(topic)}`,
      formerly: (topic) => `كان «${own(topic)}». يبقى معه من اختاره والمراجعات بالاسم القديم.`,
      up: (topic) => `إلى أعلى: ${own(topic)}`,
      down: (topic) => `إلى أسفل: ${own(topic)}`,
      remove: (topic) => `إزالة: ${own(topic)}`,
      removed: {
        title: 'يُزال عند الحفظ',
        what: 'لا يستطيع أحد اختياره بعد ذلك. ومن اختاره مع غيره يحتفظ بغيره.',
      },
      onlyThisCount: (count) =>
        `من لم يختر غيره: ${readers(count)}. تصلهم المراجعات التي ما زالت تحمله ولا رسائل غيرها حتى يختاروا من جديد.`,
      putBack: (topic) => `إعادة: ${own(topic)}`,
      add: 'إضافة',
      label: 'موضوع آخر',
      others: { title: 'غير معروضة', what: 'تحملها مراجعات، أو اختارها قراء.' },
      offer: (topic) => `عرضه: ${own(topic)}`,
    },
    queueAddress: {
      title: 'عنوان قائمة الانتظار',
      what: 'البريد إليه يدخل قائمة الانتظار أو يصير مرشحات.',
      copy: 'انسخ العنوان',
      off: {
        title: 'لا يستقبل Galley بريدًا بعد',
        what: 'يضبط من يدير Galley المتغير INBOUND_DOMAIN:',
      },
      steps: [
        'اختر نطاقًا فرعيًا لا يصله بريد آخر، مثل in.news.example.org.',
        'أضفه في Resend نطاقًا للاستقبال، واضبط سجل MX الذي يعرضه Resend.',
        'اجعل خطاف الويب في Resend يبلغ عن email.received أيضًا.',
        'اضبط INBOUND_DOMAIN عليه لكل العمليات، ثم أعد تشغيلها.',
      ],
      tooLong: { title: 'لا عنوان لقائمة الانتظار', what: 'عنوان هذه النشرة أطول من ذلك.' },
      who: {
        title: 'من يكتب إليه',
        what: 'هؤلاء، من العنوان الذي يسجلون به الدخول، إن كان بريدهم موقعًا (DKIM). ولا يصل غيرهم رد.',
      },
      candidates: 'ما جلبته',
    },
  };
}
