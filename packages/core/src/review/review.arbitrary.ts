import fc from 'fast-check';
import { reviewSchema } from './review-schema.ts';
import type { AnalysisPart, Block, KeyFinding, Rating, Review, Section } from './review.ts';
import { complainAboutLine, complainAboutText } from './text-rules.ts';
import { complainAboutTopic, complainAboutTopics } from './topic.ts';

/** Pieces that mean something to Markdown, HTML, YAML, the text form or a terminal. */
const NASTY = [
  '*',
  '**',
  '_',
  '__',
  '`',
  '``',
  '```',
  '~~~',
  '#',
  '##',
  '# ',
  ' #',
  '>',
  '> ',
  '- ',
  '* ',
  '+ ',
  '1. ',
  '1) ',
  '2. ',
  '---',
  '***',
  '===',
  '\\',
  '\\\\',
  '[',
  ']',
  '](',
  '![',
  '[x]: http://a.b',
  '<',
  '<script>',
  '</script>',
  '<!--',
  '-->',
  '<!-- no label -->',
  '<b>',
  '<https://a.b>',
  '&amp;',
  '&#32;',
  '&',
  '&lt',
  '{{token}}',
  '@@TOKEN@@',
  ': ',
  ':',
  ' · ',
  '•',
  '• ',
  '|',
  '| a | b |',
  '|---|',
  ':-',
  '[^a]',
  '[^a]: b',
  '[x] ',
  '(a) ',
  '§\t',
  '\uf0b7',
  '"',
  "'",
  '%',
  'http://example.com/a_b_c',
  'https://example.org',
  'www.example.com',
  'javascript:alert(1)',
  'a@b.example',
  'Summary',
  'Sumary',
  ' [sic]',
  'Key Findings',
  'Detailed Analysis',
  'Why This Matters',
  'By ',
  ' and ',
  ', ',
  '5/5',
  '⭐',
  '★★★',
  '2026-03-11',
  'March 11, 2026',
  'null',
  'true',
  '~',
  '0x1f',
  '1e3',
  '!x',
  '?',
  '!',
  '.',
  '…',
  '...',
  '  ',
  '   ',
  ' ',
  '\u00a0',
  '\u2003',
  '\u200b',
  '\u200d',
  '\ufeff',
  '\u00ad',
  '\u3000',
  '😀',
  '👩‍👩‍👧',
  '🔑 ',
  '🇩🇪',
  '1️⃣',
  'é',
  'e\u0301',
  'ß',
  '漢字',
  'שלום',
  'مرحبا',
  'word',
  'Word',
  'x',
] as const;
const NASTY_IN_PARAGRAPHS = [
  '\n',
  '\n',
  '\n- ',
  '\n|---|\n',
  '\n:-\n',
  '\n[x] ',
  '\n[^a]: ',
  '\n> ',
  '\n# ',
  '\n1. ',
  '\n    ',
  '\n\t',
  '\t',
  '  \n',
  '\\\n',
  '\n===',
  '\n---',
  '\u2028',
  '\u2029',
  '\u200f',
  '\u061c',
] as const;

const anyWords = (pieces: readonly string[], most: number): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(...pieces) },
        { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 3 }) },
        { weight: 2, arbitrary: fc.constantFrom('plain words ', 'Some more text. ', 'a') },
      ),
      { minLength: 1, maxLength: most },
    )
    .map((parts) => parts.join(''));

/** Any one-line text that a valid review may contain. */
export const anyLine: fc.Arbitrary<string> = anyWords(NASTY, 6)
  .map((text) => text.trim())
  .filter((text) => complainAboutLine(text, 100) === null);

/** Any paragraph that a valid review may contain. */
export const anyText: fc.Arbitrary<string> = anyWords([...NASTY, ...NASTY_IN_PARAGRAPHS], 12)
  .map((text) => text.trim())
  .filter((text) => complainAboutText(text) === null);

const anyTexts = fc.array(anyText, { maxLength: 3 });
const someTexts = fc.array(anyText, { minLength: 1, maxLength: 3 });

const anyCell = fc.oneof(fc.constant(''), anyLine);
const anyTable: fc.Arbitrary<Block> = fc.integer({ min: 1, max: 3 }).chain((columns) =>
  fc
    .array(fc.array(anyCell, { minLength: columns, maxLength: columns }), {
      minLength: 1,
      maxLength: 3,
    })
    .map(([header = [], ...rows]) => ({ type: 'table' as const, header, rows })),
);
const anyBlock: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ type: fc.constant('paragraph' as const), text: anyText }),
  fc.record({ type: fc.constant('list' as const), ordered: fc.boolean(), items: someTexts }),
  fc.record({ type: fc.constant('quote' as const), paragraphs: someTexts }),
  anyTable,
);
const anyBlocks = fc.array(anyBlock, { maxLength: 4 });

const anyRating: fc.Arbitrary<Rating> = fc
  .integer({ min: 1, max: 10 })
  .chain((max) => fc.integer({ min: 0, max: max * 2 }).map((half) => ({ value: half / 2, max })));

const anyDate = fc
  .date({ min: new Date('1600-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const anyUrl = fc.webUrl({ withFragments: true, withQueryParameters: true, size: 'small' });

const anyFinding: fc.Arbitrary<KeyFinding> = fc.record({
  label: fc.option(anyLine),
  text: anyText,
});

const anyAnalysis: fc.Arbitrary<AnalysisPart[]> = fc
  .tuple(
    fc.option(fc.array(anyBlock, { minLength: 1, maxLength: 3 })),
    fc.array(fc.record({ heading: anyLine, blocks: anyBlocks }), { maxLength: 3 }),
  )
  .map(([intro, parts]) => (intro === null ? parts : [{ heading: null, blocks: intro }, ...parts]));

const anySection: fc.Arbitrary<Section> = fc.record({
  heading: anyLine,
  blocks: anyBlocks,
});

const isTopics = (names: string[]): boolean =>
  complainAboutTopics(names) === null && names.every((name) => complainAboutTopic(name) === null);

/** Any valid review, favouring text that some format or reader could take as markup. */
export const anyReview: fc.Arbitrary<Review> = fc
  .record({
    title: anyLine,
    rating: fc.option(anyRating),
    outlet: anyLine,
    publishedOn: fc.option(anyDate),
    authors: fc.array(anyLine, { maxLength: 3 }),
    url: fc.option(anyUrl),
    topics: fc.array(anyLine, { maxLength: 3 }).filter(isTopics),
    summary: anyTexts,
    keyFindings: fc.array(anyFinding, { maxLength: 4 }),
    analysis: anyAnalysis,
    whyItMatters: anyTexts,
    sections: fc.array(anySection, { maxLength: 3 }),
  })
  .filter((review) => reviewSchema.safeParse(review).success);

const plainSentence = fc
  .array(fc.constantFrom('Codex', 'agents', 'over', '$2.5B', '"quoted"', '40%', 'a - b', 'naïve'), {
    minLength: 3,
    maxLength: 12,
  })
  .map((words) => `${words.join(' ')}.`);
const plainVerse = fc
  .array(fc.constantFrom('Roses are red,', 'violets are blue.', 'Sugar is sweet', 'And so on.'), {
    minLength: 2,
    maxLength: 4,
  })
  .map((lines) => lines.join('\n'));
const plainItem = fc
  .tuple(
    plainSentence,
    fc.array(
      fc.tuple(fc.constantFrom('- ', '  - ', '  1. '), plainSentence).map((line) => line.join('')),
      { maxLength: 3 },
    ),
  )
  // A second level is below a first one.
  .map(([sentence, lines]) =>
    [sentence, ...(lines[0]?.startsWith(' ') ? ['1. First.'] : []), ...lines].join('\n'),
  );
const plainHeading = fc.constantFrom('The Race', 'Safety Concerns', 'What Came After', 'Money');
const plainBlocks: fc.Arbitrary<Block[]> = fc.array(
  fc.oneof(
    fc.record({ type: fc.constant('paragraph' as const), text: plainSentence }),
    fc.record({ type: fc.constant('paragraph' as const), text: plainVerse }),
    fc.record({
      type: fc.constant('list' as const),
      ordered: fc.constant(true),
      items: fc.array(plainItem, { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      type: fc.constant('table' as const),
      header: fc.tuple(plainSentence, fc.constantFrom('', 'Margin')),
      rows: fc.array(fc.tuple(plainSentence, plainSentence), { maxLength: 2 }),
    }),
    fc.record({
      type: fc.constant('quote' as const),
      paragraphs: fc.array(plainSentence, { minLength: 1, maxLength: 2 }),
    }),
  ),
  { maxLength: 3 },
);
const plainSentences = fc.array(plainSentence, { maxLength: 3 });

/** Reviews as editors write them; the text form can express them all. */
export const plainReview: fc.Arbitrary<Review> = fc.record({
  title: plainHeading,
  rating: fc.option(anyRating),
  outlet: fc.constantFrom('WIRED', 'The Harbor Review'),
  publishedOn: fc.option(anyDate),
  authors: fc.uniqueArray(fc.constantFrom('Ada Ito', 'Bo Reyes', 'Cy Lund'), { maxLength: 3 }),
  url: fc.option(fc.constantFrom('https://example.com/a', 'http://example.org/b?id=1')),
  topics: fc.uniqueArray(fc.constantFrom('AI', 'Climate', 'Sea - Atlantic', 'العمل'), {
    maxLength: 3,
  }),
  summary: plainSentences,
  keyFindings: fc.array(fc.record({ label: fc.option(plainHeading), text: plainSentence }), {
    maxLength: 3,
  }),
  analysis: fc.array(fc.record({ heading: plainHeading, blocks: plainBlocks }), { maxLength: 3 }),
  whyItMatters: plainSentences,
  sections: fc.array(fc.record({ heading: plainHeading, blocks: plainBlocks }), { maxLength: 2 }),
});
