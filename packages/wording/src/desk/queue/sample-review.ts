/** A short review in each language that reviews can be written in; English is read everywhere. */
const SAMPLES: Readonly<Record<string, string>> = {
  en: `The Quiet Return of the Night Train

★★★★☆ 4/5 · The Continental · October 12, 2026 · By Ines Weber

Summary

Sleeper trains were written off twenty years ago. This report follows three new lines and asks who pays for them.

Key Findings

  • Demand: Beds between Vienna and Paris are sold out eight weeks ahead
  • Bottleneck: No factory in Europe can deliver new sleeping cars before 2029

Why This Matters

It shows how a market comes back once somebody counts the costs of its rival honestly.
`,
  de: `Die leise Rückkehr des Nachtzugs

★★★★☆ 4/5 · Der Kontinent · 12. Oktober 2026 · Von Ines Weber

Zusammenfassung

Vor zwanzig Jahren hatte man Schlafwagen abgeschrieben. Die Reportage begleitet drei neue Linien und fragt, wer sie bezahlt.

Die wichtigsten Punkte

  • Nachfrage: Betten zwischen Wien und Paris sind acht Wochen im Voraus ausverkauft
  • Engpass: Kein Werk in Europa kann vor 2029 neue Schlafwagen liefern

Warum das wichtig ist

Sie zeigt, wie ein Markt zurückkommt, sobald jemand die Kosten seines Rivalen ehrlich zählt.
`,
  es: `El discreto regreso del tren nocturno

★★★★☆ 4/5 · El Continente · 12 de octubre de 2026 · Por Inés Weber

Resumen

Hace veinte años se daba por muerto el coche cama. El reportaje sigue tres líneas nuevas y pregunta quién las paga.

Puntos clave

  • Demanda: Las camas entre Viena y París se agotan con ocho semanas de antelación
  • Cuello de botella: Ninguna fábrica de Europa puede entregar coches cama antes de 2029

Por qué importa

Muestra cómo vuelve un mercado cuando alguien cuenta con honradez los costes de su rival.
`,
  ar: `عودة هادئة لقطار الليل

★★★★☆ 4/5 · القارة · 12 أكتوبر 2026 · بقلم إيناس فيبر

ملخص

قبل عشرين عامًا ظن الجميع أن عربات النوم انتهت. يتابع هذا التقرير ثلاثة خطوط جديدة ويسأل: من يدفع ثمنها؟

أهم النقاط

  • الطلب: الأسرّة بين فيينا وباريس تُحجز كلها قبل ثمانية أسابيع
  • العائق: لا مصنع في أوروبا يستطيع تسليم عربات نوم جديدة قبل عام 2029

لماذا يهمنا هذا

يبيّن كيف تعود سوق كاملة حين يحسب أحدهم كلفة منافسها بأمانة.
`,
};

/** The sample in the language of a newsletter, in whose words it is read; or else in English. */
export const sampleReviewOf = (language: string): string =>
  SAMPLES[language.split('-')[0]?.toLowerCase() ?? ''] ?? SAMPLES['en'] ?? '';
