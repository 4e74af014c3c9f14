import { formatProblem } from '@galley/core/input';
import type { Review, ReviewWords } from '@galley/core/review';
import { printReviewMarkdown, printReviewText, readReview } from '@galley/core/review/formats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { REVIEW_LANGUAGES, reviewWordsOf } from './review-words.ts';
import { wordingOf } from './wording-of.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function read(
  text: string,
  words: ReviewWords | readonly ReviewWords[] | undefined,
  file = 'review.txt',
): Review {
  const parsed = readReview({ file, bytes: encode(text), words });
  if (parsed.kind === 'invalid') throw new Error(parsed.problems.map(formatProblem).join('\n'));
  return parsed.review;
}

function complaintsOf(text: string, language: string, file = 'review.txt'): string[] {
  const parsed = readReview({ file, bytes: encode(text), words: reviewWordsOf(language) });
  return parsed.kind === 'invalid' ? parsed.problems.map(formatProblem) : [];
}

const GERMAN = `Das stille Netz

⭐⭐⭐⭐ 4/5 · Die Hafenschau · 3. Februar 2026 · Von Inés Okafor und Daniel Reuter

Zusammenfassung

Eine Nacht im Januar, Minute für Minute.

🔑 Die wichtigsten Punkte

  • Neun Minuten: Um 19:42 fiel die Reserve auf 0,3 %.

Im Einzelnen

Die Nacht

Das Stärkste ist die Zeitleiste.

Warum das wichtig ist

Der nächste Frost kommt.
`;
const SPANISH = `La red callada

⭐⭐⭐⭐ 4/5 · El Puerto · 3 de marzo de 2026 · Por Inés Okafor, Daniel Reuter y Mei Sato

Resumen

Una noche de enero.

🔑 Puntos clave

  • Nueve minutos: a las 19:42.

Análisis detallado

Lo mejor es la cronología.

Por qué importa

Viene el frío.
`;
const ARABIC = `الشبكة الهادئة

⭐⭐⭐⭐ 4/5 · مجلة الميناء · ١١ مارس ٢٠٢٦ · بقلم ليلى حداد وسامي نور

ملخص

ليلة من يناير.

🔑 أهم النقاط

  • تسع دقائق: انخفض الهامش.

تحليل مفصل

أقوى ما فيها تسلسل الوقت.

لماذا يهمنا هذا

البرد قادم.
`;
const SAMPLES = [
  ['de', GERMAN, '2026-02-03', ['Inés Okafor', 'Daniel Reuter']],
  ['es', SPANISH, '2026-03-03', ['Inés Okafor', 'Daniel Reuter', 'Mei Sato']],
  ['ar', ARABIC, '2026-03-11', ['ليلى حداد', 'سامي نور']],
] as const;

describe.each(SAMPLES)('a review in %s', (language, text, publishedOn, authors) => {
  const words = reviewWordsOf(language);
  const review = read(text, words);

  test('is understood', () => {
    expect(review).toMatchObject({ rating: { value: 4, max: 5 }, publishedOn, authors });
    expect(review.sections).toEqual([]);
    for (const field of ['summary', 'keyFindings', 'analysis', 'whyItMatters'] as const) {
      expect(review[field], field).toHaveLength(1);
    }
  });

  test('is printed in its language, and reads back', () => {
    expect(printReviewText(review, words)).toEqual({ kind: 'ok', text });
    expect(read(printReviewMarkdown(review, words), words, 'review.md')).toEqual(review);
  });

  test('is recognised without a newsletter, by its headings', () => {
    expect(read(text, REVIEW_LANGUAGES)).toEqual(review);
  });

  test('may be written in English as well', () => {
    const english = printReviewText(review);
    expect(english.kind === 'ok' && read(english.text, words)).toEqual(review);
    expect(english.kind === 'ok' && read(english.text, REVIEW_LANGUAGES)).toEqual(review);
  });

  test('may have the headings that mails show', () => {
    const { words: shown } = wordingOf(language);
    const headings = [shown.summary, shown.keyFindings, shown.analysis, shown.whyItMatters];
    expect(
      headings.every(
        (heading) => text.includes(`\n${heading}\n`) || text.includes(` ${heading}\n`),
      ),
    ).toBe(true);
  });
});

const withHead = (language: string, head: string): Review =>
  read(`T\n\n${head}\n\nSummary\n\nx.`, reviewWordsOf(language));

describe('dates', () => {
  test.each([
    ['de', '11. März 2026'],
    ['de', '11. MÄRZ 2026'],
    ['de', '11. Mrz. 2026'],
    ['de', '11. Mär 2026'],
    ['de', '11.03.2026'],
    ['de', '11.3.2026'],
    ['de', 'March 11, 2026'],
    ['de-AT', '11. März 2026'],
    ['es', '11 de marzo de 2026'],
    ['es', '11 de marzo del 2026'],
    ['es', '11 marzo 2026'],
    ['es', '11 mar. 2026'],
    ['es', '11/03/2026'],
    ['ar', '١١ مارس ٢٠٢٦'],
    ['ar', '11 مارس، 2026'],
    ['ar', '١١ آذار ٢٠٢٦'],
    ['ar', '١١/٣/٢٠٢٦'],
    ['ar', '11 March 2026'],
  ])('in %s: %s', (language, date) => {
    expect(withHead(language, `WIRED · ${date}`).publishedOn).toBe('2026-03-11');
  });

  test.each([
    ['de', '3. Okt. 2026', '2026-10-03'],
    ['de', '3. Dez. 2026', '2026-12-03'],
    ['de', '3. Jänner 2026', '2026-01-03'],
    ['es', '1.º de ene. de 2026', '2026-01-01'],
    ['es', '3 de setiembre de 2026', '2026-09-03'],
    ['ar', '٣ كانون الثاني ٢٠٢٦', '2026-01-03'],
    ['ar', '٣ تشرين الأول ٢٠٢٦', '2026-10-03'],
  ])('in %s: %s', (language, date, day) => {
    expect(withHead(language, `WIRED · ${date}`).publishedOn).toBe(day);
  });

  test('that do not exist are refused with the forms of the language', () => {
    const head = (date: string) => `T\n\nWIRED · ${date}\n\nSummary\n\nx.`;
    expect(complaintsOf(head('31.02.2026'), 'de')).toEqual([
      'review.txt:3: found the date "31.02.2026", expected a day that exists',
    ]);
    expect(complaintsOf(head('11. Mörz 2026'), 'de')).toEqual([
      'review.txt:3: found the date "11. Mörz 2026", expected a date such as "11. März 2026" or "2026-03-11"',
    ]);
    expect(complaintsOf(head('11.03.2026'), 'en')).toHaveLength(1);
  });
});

describe('heads', () => {
  const known = { rating: { value: 4, max: 5 }, outlet: 'H', publishedOn: '2026-03-11' };

  test.each([
    ['de', '4/5 - H - Mittwoch, 11. März 2026 - von Ada Ito'],
    ['de', 'H, Mi., 11.03.2026\n4 von 5 Sternen\nvon Ada Ito'],
    ['de', 'Bewertung: 4/5\nMedium: H\nDatum: 11. März 2026\nVon: Ada Ito'],
    ['de', 'Quelle: H\nErschienen am: 11.3.2026\nAutorin: Ada Ito\nNote: 4 von 5'],
    ['es', '4/5 | H | miércoles, 11 de marzo de 2026 | Por Ada Ito'],
    ['es', 'Valoración: 4/5\nFuente: H\nFecha: 11/03/2026\nAutora: Ada Ito'],
    ['ar', 'التقييم: ٤/٥\nالمصدر: H\nالتاريخ: ١١ مارس ٢٠٢٦\nبقلم: Ada Ito'],
    ['ar', 'H · الأربعاء، ١١ مارس ٢٠٢٦ · ٤/٥ · بقلم Ada Ito'],
  ])('in %s: %s', (language, head) => {
    expect(withHead(language, head)).toMatchObject({ ...known, authors: ['Ada Ito'] });
  });

  test.each([
    ['de', 'Hier lesen: harbor.example/x'],
    ['de', 'Zum ganzen Artikel: https://harbor.example/x'],
    ['de', 'Read it here: https://harbor.example/x'],
    ['es', 'Leer el artículo completo aquí: https://harbor.example/x'],
    ['ar', 'اقرأ المقال كاملاً هنا: https://harbor.example/x'],
  ])('give the address behind words that lead to it, in %s: %s', (language, line) => {
    expect(withHead(language, `H\n${line}`)).toMatchObject({
      outlet: 'H',
      url: 'https://harbor.example/x',
    });
  });

  test('may begin with a labelled title', () => {
    const text = 'Titel: Das Netz\nMedium: H\nBewertung: 4/5\n\nZusammenfassung\n\nx.';
    expect(read(text, reviewWordsOf('de'))).toMatchObject({ title: 'Das Netz', outlet: 'H' });
  });

  test('with the wrong day of the week are refused', () => {
    expect(complaintsOf('T\n\nH · Montag, 11. März 2026\n\nSummary\n\nx.', 'de')).toHaveLength(1);
  });
});

describe('ratings', () => {
  test.each([
    ['de', '4 von 5 Sternen'],
    ['de', '4 von 5'],
    ['de', 'Bewertung: 4/5'],
    ['es', '4 de 5 estrellas'],
    ['es', 'Valoración: 4 sobre 5'],
    ['ar', '٤/٥'],
    ['ar', '4 من 5 نجوم'],
    ['ar', 'التقييم: ٤ من ٥'],
  ])('in %s: %s', (language, rating) => {
    expect(withHead(language, `${rating} · WIRED`).rating).toEqual({ value: 4, max: 5 });
  });
});

describe('bylines', () => {
  test.each([
    ['de', 'von Ada Ito und Bo Reyes', ['Ada Ito', 'Bo Reyes']],
    ['de', 'Text von: Ada Ito, Bo Reyes sowie Cy Lund', ['Ada Ito', 'Bo Reyes', 'Cy Lund']],
    ['de', 'By Ada Ito and Bo Reyes', ['Ada Ito', 'Bo Reyes']],
    ['es', 'Por Ada Ito y Bo Reyes', ['Ada Ito', 'Bo Reyes']],
    ['es', 'Por José Ortega y Gasset', ['José Ortega y Gasset']],
    ['ar', 'بقلم ليلى حداد', ['ليلى حداد']],
    ['ar', 'بقلم ليلى حداد، سامي نور', ['ليلى حداد', 'سامي نور']],
    ['ar', 'بقلم ليلى حداد و سامي نور', ['ليلى حداد', 'سامي نور']],
    ['ar', 'بقلم طه وليد حسن', ['طه وليد حسن']],
  ])('in %s: %s', (language, byline, authors) => {
    expect(withHead(language, `WIRED · ${byline}`).authors).toEqual(authors);
  });
});

describe('headings', () => {
  test.each([
    ['de', 'Wichtigste Erkenntnisse', 'keyFindings'],
    ['de', 'KERNAUSSAGEN:', 'keyFindings'],
    ['de', 'Warum es wichtig ist', 'whyItMatters'],
    ['de', 'Key Findings', 'keyFindings'],
    ['es', 'Por que importa', 'whyItMatters'],
    ['es', '🔍 Análisis', 'analysis'],
    ['ar', 'الملخص', 'summary'],
    ['ar', 'لماذا هذا مهم', 'whyItMatters'],
  ] as const)('in %s: %s', (language, heading, field) => {
    const words = reviewWordsOf(language);
    expect(read(`T\n\nWIRED\n\n${heading}\n\nx.`, words)[field]).toHaveLength(1);
    expect(read(`# T\n\nWIRED\n\n## ${heading}\n\nx.`, words, 'r.md')[field]).toHaveLength(1);
  });

  test('that are nearly known are asked about, and [sic] answers', () => {
    const text = (heading: string) => `T\n\nWIRED\n\n${heading}\n\nEin Satz.\n`;
    expect(complaintsOf(text('Zusamenfassung'), 'de')).toEqual([
      'review.txt:5: found the heading "Zusamenfassung", expected "Zusammenfassung", or "Zusamenfassung [sic]" if it is meant',
    ]);
    expect(complaintsOf(`# T\n\nWIRED\n\n## Resumne\n\nx`, 'es', 'r.md')).toEqual([
      'r.md:5: found the heading "Resumne", expected "Resumen", or "Resumne [sic]" if it is meant',
    ]);
    const review = read(text('Zusamenfassung [sic]'), reviewWordsOf('de'));
    expect(review.sections).toMatchObject([{ heading: 'Zusamenfassung' }]);
    expect(printReviewText(review, reviewWordsOf('de'))).toEqual({
      kind: 'ok',
      text: text('Zusamenfassung [sic]'),
    });
  });

  test('of a kind that was there are asked about, also in the other language', () => {
    const text = 'T\n\nWIRED\n\nSummary\n\na.\n\nZusammenfassung\n\nb.';
    expect(complaintsOf(text, 'de')).toEqual([
      'review.txt:9: found a second heading "Zusammenfassung" (the first is on line 5), expected each section once, or "Zusammenfassung [sic]" if it is meant',
    ]);
    const meant = text.replace('Zusammenfassung', 'Zusammenfassung [sic]');
    expect(read(meant, reviewWordsOf('de'))).toMatchObject({
      summary: ['a.'],
      sections: [{ heading: 'Zusammenfassung' }],
    });
  });
});

test('no heading means two things in a language', () => {
  for (const { headings } of REVIEW_LANGUAGES) {
    const all = Object.values(headings)
      .flat()
      .map((each) => each.toLowerCase());
    expect(new Set(all).size).toBe(all.length);
  }
});

const anySentence = fc.constantFrom('Ein Satz.', 'Una frase.', 'جملة قصيرة.', 'A sentence.');
const anyHeading = fc.constantFrom(
  ...REVIEW_LANGUAGES.flatMap(({ headings }) => Object.values(headings).flat()),
  'Summary',
  'Sumary',
  'Zusamenfassung',
  'Etwas [sic]',
  'Etwas anderes',
);
const anySections = fc.array(
  fc.record({
    heading: anyHeading,
    blocks: fc.array(fc.record({ type: fc.constant('paragraph' as const), text: anySentence }), {
      maxLength: 2,
    }),
  }),
  { maxLength: 2 },
);
const anyReview: fc.Arbitrary<Review> = fc.record({
  title: fc.constant('Titel'),
  rating: fc.constantFrom(null, { value: 3.5, max: 5 }),
  outlet: fc.constantFrom('WIRED', 'مجلة الميناء'),
  publishedOn: fc.option(
    fc
      .date({ min: new Date('1600-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
  ),
  authors: fc.uniqueArray(
    fc.constantFrom('Ada Ito', 'Bo Reyes, Jr.', 'José Ortega y Gasset', 'ليلى حداد', 'وليد نور'),
    { maxLength: 3 },
  ),
  url: fc.constant(null),
  topics: fc.uniqueArray(fc.constantFrom('KI', 'Zukunft der Arbeit', 'المناخ'), { maxLength: 3 }),
  summary: fc.array(anySentence, { maxLength: 2 }),
  keyFindings: fc.array(fc.record({ label: fc.constant(null), text: anySentence }), {
    maxLength: 2,
  }),
  analysis: anySections,
  whyItMatters: fc.array(anySentence, { maxLength: 2 }),
  sections: anySections,
});

test.each(['en', 'de', 'es', 'ar'])('what is printed in %s reads back in it', (language) => {
  const words = reviewWordsOf(language);
  fc.assert(
    fc.property(anyReview, (review) => {
      expect(read(printReviewMarkdown(review, words), words, 'review.md')).toEqual(review);
      const printed = printReviewText(review, words);
      if (printed.kind === 'ok') expect(read(printed.text, words)).toEqual(review);
      else expect(printed.problems).not.toEqual([]);
    }),
  );
});
