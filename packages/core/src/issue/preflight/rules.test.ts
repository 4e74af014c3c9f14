const withTopics = (listed: readonly string[], carried: readonly string[] = []) => ({
  ...withReviews({ topics: carried }),
  newsletter: { ...goodIssue.newsletter, topics: listed },
});
const withTable = (columns: number) =>
  withReviews({
    analysis: [
      {
        heading: null,
        blocks: [{ type: 'table', header: Array.from({ length: columns }, () => 'a'), rows: [] }],
      },
    ],
  });
import { expect, test } from 'vitest';
import type { LinkAnswer, SenderDomain, UnsupportedFeature } from './outside.ts';
import { preflight } from './preflight-issue.ts';
import type { PreflightInput } from './preflight-rule.ts';
import { PREFLIGHT_RULES } from './rules.ts';
import { PLACES } from './places.fixture.ts';
import {
  goodIssue,
  testPage,
  withBody,
  withLines,
  withNote,
  withOutside,
  withPlace,
  withRendition,
  withReviews,
} from './good-issue.fixture.ts';

const [full] = goodIssue.renditions;
if (full === undefined) throw new Error('the good issue has no rendition');
const { headers } = full;

const articles = (...answers: readonly [url: string, answer: LinkAnswer][]) =>
  withOutside(
    { links: new Map(answers) },
    withReviews({ title: 'One', url: answers[0]?.[0] ?? null }),
  );
const links = (url: string, answer: LinkAnswer) =>
  withOutside({ links: new Map([[url, answer]]) }, withBody(`<a href="${url}">Elsewhere</a>`));
const senderDomain = (records: Partial<SenderDomain>) =>
  withOutside({
    senderDomain: { domain: 'digest.example', spf: true, dkim: true, dmarc: 'none', ...records },
  });
const lacking = (
  slug: string,
  missing: number,
): Partial<{ unsupported: UnsupportedFeature[] }> => ({
  unsupported: [
    {
      slug,
      title: slug,
      clients: Array.from({ length: missing }, (_, index) => `Client ${index}`),
      known: 40,
    },
  ],
});
const outlets = (...names: readonly string[]) =>
  withReviews(...names.map((outlet, index) => ({ title: `Title ${index}`, outlet })));
const rated = (value: number, ...findings: readonly string[]) =>
  withReviews({
    rating: { value, max: 5 },
    keyFindings: findings.map((text) => ({ label: null, text })),
  });
const ARTICLE = 'https://wired.com/story/a';
const pictured = (url: string, type: string, more = {}) =>
  withOutside(
    { ...more, links: new Map([[url, { kind: 'answered', type }]]) },
    withBody(`<img src="${url}" alt="A">`),
  );
/** An issue of two reviews; its only rendition holds those that are named. */
function inPart(line: string, ...refs: readonly string[]): PreflightInput {
  const [one, two] = withReviews({ title: 'On money' }, { title: 'A sea' }).reviews;
  if (one === undefined || two === undefined) throw new Error('the issue has two reviews');
  return {
    ...withLines(line, line === 'On money' ? 'About on money' : line),
    reviews: [one, { ...two, ref: 'a2' }],
    parts: new Map([['full', { chosen: 'about sea', refs }]]),
  };
}
const LONG_WORDS = 'word '.repeat(20).trim();

/** For each rule, what passes it and what fails it, with a part of its finding. */
const FIXTURES: Readonly<
  Record<
    string,
    {
      readonly good: readonly PreflightInput[];
      readonly bad: readonly (readonly [issue: PreflightInput, says: string])[];
    }
  >
> = {
  'missing-sender': {
    good: [goodIssue],
    bad: [[{ ...goodIssue, sender: null }, 'no sender']],
  },
  'missing-postal-address': {
    good: [goodIssue],
    bad: [
      [
        { ...goodIssue, newsletter: { title: 'X', postalAddress: null, language: 'en' } },
        'no postal address',
      ],
      [withRendition({ text: full.text.replace('Springfield', '') }), 'without the postal address'],
    ],
  },
  'missing-unsubscribe': {
    good: [goodIssue],
    bad: [
      [{ ...goodIssue, renditions: [] }, 'no rendition'],
      [withRendition({ text: '1 Main St Springfield' }), 'The text does not link'],
      [withRendition({ html: testPage('').replaceAll('unsubscribe/', '') }), 'The HTML does not'],
      [withRendition({ headers: { ...headers, 'List-Unsubscribe': '<x>' } }), 'List-Unsubscribe '],
      [withRendition({ headers: { ...headers, 'List-Unsubscribe-Post': '' } }), 'One-Click'],
    ],
  },
  'empty-subject': {
    good: [goodIssue],
    bad: [[{ ...goodIssue, subject: ' ' }, 'The subject is empty']],
  },
  'left-over-placeholder': {
    good: [goodIssue],
    bad: [
      [withBody('\uFDD0name\uFDD1'), 'name in the HTML'],
      [withRendition({ text: `${full.text}\uFDD0` }), 'U+FDD0 in the text'],
      [withRendition({ subject: '\uFDD0token\uFDD1' }), 'in the subject'],
    ],
  },
  'over-clip': {
    good: [withBody(`<!--${'x'.repeat(90_000)}-->`)],
    bad: [[withBody(`<!--${'ä'.repeat(51_200)}-->`), 'over the 102400 that fit']],
  },
  'insecure-public-url': {
    good: [
      goodIssue,
      { ...goodIssue, publicUrl: 'http://localhost:3000', providerUrl: 'http://127.0.0.1:3000/x' },
    ],
    bad: [
      [{ ...goodIssue, publicUrl: 'http://digest.example' }, 'not https'],
      [
        { ...goodIssue, publicUrl: 'http://x', providerUrl: 'http://127.0.0.1.example.com' },
        'leaves this machine',
      ],
    ],
  },
  'article-gone': {
    good: [
      articles([ARTICLE, { kind: 'answered' }]),
      articles([ARTICLE, { kind: 'unclear', status: 403 }]),
      articles([ARTICLE, { kind: 'moved', to: 'https://www.wired.com/story/a/' }]),
    ],
    bad: [
      [articles([ARTICLE, { kind: 'broken', status: 404 }]), 'answers with error 404'],
      [
        articles([ARTICLE, { kind: 'moved', to: 'https://wired.com/' }]),
        'moved to https://wired.com/',
      ],
      [articles([ARTICLE, { kind: 'unreachable', why: 'no such host' }]), 'no such host'],
    ],
  },
  'broken-link': {
    good: [
      links('https://a.example/', { kind: 'answered' }),
      links('https://a.example/', { kind: 'unclear', status: 429 }),
    ],
    bad: [
      [links('https://a.example/', { kind: 'broken', status: 410 }), 'error 410'],
      [
        links('https://a.example/', { kind: 'refused', why: 'a private address' }),
        'was not followed: a private address',
      ],
    ],
  },
  'redirected-link': {
    good: [links('https://a.example/', { kind: 'moved', to: 'https://www.a.example' })],
    bad: [
      [links('https://a.example/', { kind: 'moved', to: 'https://b.example/' }), 'redirects to'],
    ],
  },
  'insecure-link': {
    good: [withBody('<a href="https://a.example">A</a>'), withBody('<a href="mailto:a@b.c">A</a>')],
    bad: [[withBody('<a href="http://a.example">A</a>'), 'http://a.example is not https']],
  },
  'link-without-text': {
    good: [
      withBody('<a href="https://a.example"><img src="a.png" alt="A"></a>'),
      withBody('<a href="https://a.example" aria-label="A"><img src="a.png" alt=""></a>'),
      withBody('<a name="top"></a>'),
    ],
    bad: [
      [withBody('<a href="https://a.example"> </a>'), 'has no text'],
      [withBody('<a href="https://a.example"><img src="a.png" alt=""></a>'), 'has no text'],
    ],
  },
  'vague-link': {
    good: [withBody('<a href="https://a.example">What it says</a>')],
    bad: [
      [withBody('<a href="https://a.example">Click here!</a>'), 'only "Click here!"'],
      [withBody('<a href="https://a.example">mehr …</a>'), 'only "mehr …"'],
    ],
  },
  'repeated-article': {
    good: [
      withReviews({ title: 'One', url: ARTICLE }, { title: 'One', url: `${ARTICLE}b` }),
      withReviews({ title: 'One', url: null }, { title: 'Two', url: null }),
    ],
    bad: [
      [
        withReviews({ title: 'One', url: ARTICLE }, { title: 'Two', url: `${ARTICLE}?mod=hp` }),
        `"Two" are about ${ARTICLE}.`,
      ],
      [
        withReviews({ title: "It's Quiet", url: null }, { title: 'It’s\u00a0Quiet', url: ARTICLE }),
        'the same title and outlet',
      ],
    ],
  },
  'already-featured': {
    good: [goodIssue],
    bad: [[withPlace({ featuredIn: 7 }), 'was in issue 7']],
  },
  'unapplied-edits': {
    good: [goodIssue],
    bad: [[withPlace({ hasUnapplied: true }), 'are not in the issue yet']],
  },
  'shortened-review': {
    good: [goodIssue, { ...withPlace({ extent: 'headline' }), isBestOf: true }],
    bad: [
      [withPlace({ extent: 'headline' }), 'only the headline'],
      [withPlace({ extent: 'summary' }), 'not its analysis'],
    ],
  },
  'rating-against-findings': {
    good: [
      rated(5, 'It is misleading', 'It fails', 'It is thorough'),
      rated(2, 'It is wrong', 'It fails', 'It is weak'),
      rated(5, 'It is wrong', 'It fails'),
      {
        ...rated(5, 'Es fails', 'fails', 'fails'),
        newsletter: { ...goodIssue.newsletter, language: 'de' },
      },
    ].map((issue) => ({
      ...issue,
      renditions: [{ ...full, html: testPage('', '', issue.newsletter.language) }],
    })),
    bad: [
      [rated(5, 'It is misleading', 'It fails to say why', 'Sources are missing'), 'is negative'],
      [rated(2, 'A strong case', 'Thorough work', 'Clearly written'), 'is positive'],
    ],
  },
  'name-spelling': {
    good: [
      withReviews({ title: 'Agents at Anthropic', summary: ["Anthropic's Agent is an Agent."] }),
      withReviews({ title: 'OPENAI GROWS', summary: ['OpenAI grows.'] }),
      withReviews({ title: 'Trained on Code', summary: ['Trainee work. A trainee writes.'] }),
    ],
    bad: [
      [withReviews({ title: 'Antropic Wins', summary: ['Anthropic wins.'] }), 'text "Anthropic"'],
      [withReviews({ title: 'OpenAi Grows', summary: ['OpenAI grows. OpenAI.'] }), '(2 times)'],
      [withReviews({ title: 'How Open AI Grows', summary: ['OpenAI grows.'] }), '"Open AI"'],
      [withReviews({ title: 'Zoe Smith', summary: ['Zoë Smith writes.'] }), '"Zoë"'],
      [withReviews({ title: 'Greg Brokcman', summary: ['Greg Brockman.'] }), '"Brockman"'],
    ],
  },
  'dummy-text': {
    good: [withReviews({ title: 'Todo el mundo', summary: ['An array[name] and todo lists.'] })],
    bad: [
      [withReviews({ summary: ['Lorem ipsum dolor.'] }), 'Lorem ipsum'],
      [withReviews({ summary: ['TODO: check.'] }), 'TODO'],
      [withReviews({ summary: ['By [TBD]'] }), '[TBD]'],
      [withNote('Hello all. TODO: a joke.'), 'The editor\'s note contains "TODO"'],
    ],
  },
  'merge-tag': {
    good: [
      withLines('A 50% Drop – and 20% Back', 'What {} means in C#'),
      withReviews({ title: 'Templates', summary: ['It prints {{ message }} and {x | x > 0}.'] }),
      withReviews({ url: 'https://a.example/%C3%BCber%20name%20b' }),
    ],
    bad: [
      [withLines('Good morning, *|FNAME|*'), '"*|FNAME|*" is in the subject.'],
      [withLines('A subject', 'Hi {{{FIRST_NAME}}}'), '"{{{FIRST_NAME}}}" is in the preheader.'],
      [withReviews({ title: 'One', summary: ['Dear {{first_name}},'] }), 'is in "One".'],
      [withNote('Dear {{first_name}},'), "is in the editor's note."],
      [withReviews({ title: 'For %FIRSTNAME%' }), '%FIRSTNAME%'],
      [withReviews({ authors: ['[[name]]'] }), '[[name]]'],
      [withReviews({ outlet: '<%= name %>' }), '<%= name %>'],
      [withReviews({ url: 'https://a.example/?to=%7B%7B%20email%20%7D%7D' }), '{{ email }}'],
      [
        { ...goodIssue, newsletter: { ...goodIssue.newsletter, title: 'News for {$name}' } },
        "the newsletter's title",
      ],
      [{ ...goodIssue, sender: '"{name|Ada}" <ada@digest.example>' }, 'is in the sender.'],
      [withRendition({ text: `${full.text}\nFor -name- and all` }), '"-name-" is in the mail.'],
    ],
  },
  'unshown-picture': {
    good: [
      withBody('<img src="https://a.example/logo.png" alt="A">'),
      withBody('<img src="https://a.example/logo" alt="A">'),
      withOutside(lacking('image-svg', 3), withBody('<a href="https://a.example/b.svg">A</a>')),
      pictured('https://a.example/logo.svg', 'image/png', lacking('image-svg', 3)),
    ],
    bad: [
      [
        withOutside(
          lacking('image-svg', 3),
          withBody('<img src="https://a.example/logo.svg?v=2" alt="A">'),
        ),
        'is SVG, which 3 of 40 mail programs do not show: Client 0,',
      ],
      [
        pictured('https://a.example/logo.png', 'image/avif', lacking('image-avif', 9)),
        'is AVIF, which 9 of 40',
      ],
      [withBody('<img src="https://a.example/Logo.PDF" alt="A">'), 'is PDF, which no mail program'],
      [pictured('https://a.example/logo', 'text/html; charset=utf-8'), 'is HTML'],
      [
        withOutside(
          { links: new Map([['https://a.example/logo.png', { kind: 'broken', status: 404 }]]) },
          withBody('<img src="https://a.example/logo.png" alt="A">'),
        ),
        'answers with error 404',
      ],
    ],
  },
  'visible-markup': {
    good: [
      withReviews({
        summary: ['2 ** 3, snake__case__name, a [note] (aside), x < b > y, ~5 to ~6.'],
      }),
    ],
    bad: [
      [withReviews({ summary: ['The ~~old~~ new one.'] }), '"~~old~~"'],
      [withReviews({ keyFindings: [{ label: null, text: 'a **bold** word' }] }), '"**bold**"'],
      [withReviews({ whyItMatters: ['See [there](https://a.example).'] }), '"[there]('],
      [withReviews({ summary: ['It fell[^1].'] }), '"[^1]"'],
      [withNote('Read it **twice**.'), 'The editor\'s note contains "**twice**"'],
      [withReviews({ summary: ['H<sub>2</sub>O'] }), '"<sub>"'],
    ],
  },
  'wide-table': {
    good: [withTable(4)],
    bad: [[withTable(5), 'has 5 columns']],
  },
  'unknown-topic': {
    good: [
      withTopics(['Climate']),
      withTopics(['Climate'], ['climate!']),
      withTopics([], ['Climate']),
    ],
    bad: [[withTopics(['Climate', 'Work'], ['Climat']), 'has the topic "Climat"']],
  },
  'outlet-mix': {
    good: [
      outlets('WIRED', 'Wired'),
      outlets('WIRED', 'WIRED', 'Nature', 'Nature'),
      outlets('', '', '', 'WIRED'),
    ],
    bad: [[outlets('WIRED', 'Wired', 'Nature'), '2 of 3 reviews are from WIRED']],
  },
  'long-subject': {
    good: [withLines('x'.repeat(70))],
    bad: [[withLines('x'.repeat(71)), '71 characters']],
  },
  'spam-phrases': {
    good: [
      'How the race was won: $3B and a review',
      'NASA and the GPL',
      'Guaranteed income, an urgent question for the winner',
    ].map((line) => withLines(line)),
    bad: [
      [withLines('Act now and read'), 'the phrase "Act now"'],
      [withLines('A subject', 'Click here: you have won a prize'), '"you have won a prize"'],
      [withLines('What a race!!'), 'exclamation'],
      [withLines('Re: your review'), 'reply prefix'],
      [withLines('READ THIS ISSUE'), 'capitals'],
      [withLines('A subject', 'Guaranteed to please $$$'), 'currency signs'],
    ],
  },
  'absent-review': {
    good: [
      inPart('A sea', 'a2'),
      { ...inPart('On money', 'a2'), parts: undefined },
      inPart('On money', 'a1', 'a2'),
    ],
    bad: [
      [inPart('On money', 'a2'), 'The subject names "On money", which this mail lacks'],
      [{ ...inPart('On money', 'a2'), subject: 'News' }, 'The preheader names "On money"'],
    ],
  },
  'emoji-in-lines': {
    good: [withLines('A race 🏁'), withLines('Family 👩‍👩‍👧‍👦')],
    bad: [[withLines('🔥 A race 🏁'), '2 emoji']],
  },
  'empty-preheader': {
    good: [goodIssue],
    bad: [[withLines('A subject', ' '), 'The preheader is empty']],
  },
  'long-preheader': {
    good: [withLines('A subject', 'x'.repeat(110))],
    bad: [[withLines('A subject', 'x'.repeat(111)), '111 characters']],
  },
  'repeated-subject': {
    good: [goodIssue],
    bad: [[withLines('A race: won', 'A race, won.'), 'repeats']],
  },
  'client-support': {
    good: [withOutside(lacking('css-float', 4)), withOutside(lacking('css-border-radius', 30))],
    bad: [
      [withOutside(lacking('css-position', 9)), '9 of 40 mail programs: Client 0,'],
      [
        withOutside({
          unsupported: [
            {
              slug: 'css-float',
              title: 'float',
              clients: ['Gmail Android', 'Gmail iOS', 'Hey', 'Outlook Windows Mail'],
              known: 10,
            },
          ],
        }),
        'programs: Gmail (Android, iOS), Hey, Outlook (Windows Mail).',
      ],
    ],
  },
  'low-contrast': {
    good: [
      withBody('<p style="color:#595959">Grey</p>'),
      withBody('<p style="color:#aaa;font-size:1px">Tiny</p>'),
      withBody('<p style="color:#888;font-size:24px">Large</p>'),
      withBody('<p style="color:#888;font:24px/30px Georgia,serif">Large</p>'),
    ],
    bad: [
      [withBody('<p style="color:#999">Pale</p>'), '"Pale" is #999999 on #ffffff: 2.8 to 1'],
      [
        withBody('<p class="dim">Dim</p>', '@media (prefers-color-scheme:dark){.dim{color:#eee}}'),
        'in dark mode',
      ],
    ],
  },
  'forced-dark-contrast': {
    good: [withBody('<p style="color:#333">Dark</p>')],
    bad: [
      [
        withBody('<p style="color:#000;background-color:#777">Mid</p>'),
        'where dark mode is forced',
      ],
    ],
  },
  'missing-alt': {
    good: [withBody('<img src="a.png" alt="">')],
    bad: [[withBody('<img src="a.png">'), 'a.png has no alt']],
  },
  'heading-order': {
    good: [withBody('<h2>A</h2><h3>B</h3><h2>C</h2>')],
    bad: [
      [withBody('<h3>A</h3>'), '"A" is of level 3'],
      [withBody('<h1>Two</h1>'), '2 headings of the first level'],
      [withBody('<h2></h2>'), 'is empty'],
    ],
  },
  'missing-language': {
    good: [goodIssue],
    bad: [
      [withRendition({ html: testPage('', '', 'de') }), '"de", not "en"'],
      [
        withRendition({ html: full.html.replace('<div lang="en">', '<div>') }),
        'Nothing in the body',
      ],
    ],
  },
  'layout-table': {
    good: [
      withBody('<table role="presentation"><tr><td>A</td></tr></table>'),
      withBody('<table><tr><th>A</th></tr></table>'),
    ],
    bad: [[withBody('<table><tr><td>A</td></tr></table>'), '1 of the tables']],
  },
  'invalid-html': {
    good: [goodIssue],
    bad: [
      [withBody('<p id="a" id="b">A</p>'), 'duplicate-attribute on line 1'],
      [withBody('<p a="1" a="2">A</p>'.repeat(7)), '2 more errors'],
    ],
  },
  'long-text-line': {
    good: [withRendition({ text: `${full.text}\nRead it: https://wired.com/${'a'.repeat(90)}` })],
    bad: [[withRendition({ text: `${full.text}\n${LONG_WORDS}` }), '99 characters']],
  },
  'missing-list-id': {
    good: [goodIssue],
    bad: [[withRendition({ headers: { ...headers, 'List-Id': 'The Digest' } }), 'List-Id']],
  },
  'sender-authentication': {
    good: [goodIssue, senderDomain({})],
    bad: [
      [senderDomain({ dkim: false }), 'no DKIM'],
      [senderDomain({ spf: false, dmarc: null }), 'no SPF (TXT of send.digest.example), no DMARC'],
    ],
  },
  'no-readers': {
    good: [goodIssue],
    bad: [[{ ...goodIssue, readers: 0 }, 'Nobody']],
  },
  'slow-sending': {
    good: [goodIssue],
    bad: [
      [{ ...goodIssue, forecast: { seconds: 7200, problems: [] } }, '120 minutes'],
      [{ ...goodIssue, forecast: { seconds: 1, problems: ['The quota ends.'] } }, 'quota'],
    ],
  },
  'empty-heading': {
    good: [
      withReviews({ analysis: [{ heading: 'Race', blocks: [{ type: 'paragraph', text: 'A' }] }] }),
    ],
    bad: [[withReviews({ analysis: [{ heading: 'Race', blocks: [] }] }), '"Race" in']],
  },
  'near-clip': {
    good: [withBody(`<!--${'x'.repeat(90_000)}-->`)],
    bad: [[withBody(`<!--${'x'.repeat(100_500)}-->`), 'of the 102400 bytes']],
  },
  'not-asked': {
    good: [
      goodIssue,
      withOutside({ notAsked: 'offline' }),
      withOutside({ notAsked: 'not-yet' }, articles([ARTICLE, { kind: 'answered' }])),
    ],
    bad: [
      [withOutside({ notAsked: 'offline' }, withReviews({ url: ARTICLE })), 'is offline'],
      [withOutside({ notAsked: 'not-yet' }, withReviews({ url: ARTICLE })), 'no recent check'],
      [withOutside({ notAsked: 'no-time' }, withReviews({ url: ARTICLE })), 'took too long'],
    ],
  },
  'reading-time': {
    good: [{ ...goodIssue, renditions: [] }],
    bad: [
      [goodIssue, 'a minute to read'],
      [withRendition({ text: `${full.text}${'\nword'.repeat(700)}` }), '3 minutes'],
    ],
  },
};

test('every rule has fixtures, and every fixture has a rule', () => {
  expect(Object.keys(FIXTURES).toSorted()).toEqual(
    PREFLIGHT_RULES.map(({ name }) => name).toSorted(),
  );
});

const messagesOf = (issue: PreflightInput, rule: string): readonly string[] =>
  preflight(issue)
    .findings.filter((finding) => finding.rule === rule)
    .map(({ message }) => message);

const entries = Object.entries(FIXTURES);

test.each(entries.flatMap(([rule, { good }]) => good.map((issue) => [rule, issue] as const)))(
  '%s lets a good issue pass',
  (rule, issue) => {
    expect(messagesOf(issue, rule)).toEqual([]);
  },
);

test.each(
  entries.flatMap(([rule, { bad }]) => bad.map(([issue, says]) => [rule, says, issue] as const)),
)('%s says "%s"', (rule, says, issue) => {
  expect(messagesOf(issue, rule).join('\n')).toContain(says);
});

test('only rules about the law, the bytes and the links stop an issue', () => {
  const stopping = PREFLIGHT_RULES.filter(({ severity }) => severity === 'stops');
  expect(stopping.map(({ name }) => name)).toEqual([
    'missing-sender',
    'missing-postal-address',
    'missing-unsubscribe',
    'empty-subject',
    'left-over-placeholder',
    'over-clip',
    'insecure-public-url',
  ]);
});

test('every sentence of a rule ends in one full stop', () => {
  const bad = entries.flatMap(([rule, each]) =>
    each.bad.flatMap(([issue]) => messagesOf(issue, rule)),
  );
  expect(bad.filter((message) => !/[^.]\.$/.test(message))).toEqual([]);
});

test('the advice for the desk names no command, and is still a sentence', () => {
  const advice = entries.flatMap(([rule, { bad }]) =>
    bad.flatMap(([issue]) =>
      preflight(issue)
        .findings.filter((finding) => finding.rule === rule)
        .map((finding) => finding.advice),
    ),
  );
  expect(advice.filter((each) => !/^[A-Z][^<>]*[^.\s]\.$/.test(each))).toEqual([]);
  expect(advice.filter((each) => /galley |[(:]\s*[.,]/.test(each))).toEqual([]);
  expect(advice).toContain('Look at the article; then correct its URL or hold the review.');
});

test('the advice for review files names the file, and no command that needs a database', () => {
  const files: PreflightInput['place'] = { kind: 'files' };
  const fixes = entries.flatMap(([rule, { bad }]) =>
    bad.flatMap(([issue]) =>
      preflight({ ...issue, place: files })
        .findings.filter((finding) => finding.rule === rule)
        .map(({ fix }) => fix),
    ),
  );
  expect(fixes.filter((fix) => /\bgalley\b|\bFILE\b|\bID\b/.test(fix))).toEqual([]);
  expect(fixes).toContain('If it is not intended, edit a1.');
});

test.each(entries)('%s points at the field at fault', (rule, { bad }) => {
  const places = bad.flatMap(([issue]) =>
    preflight(issue)
      .findings.filter((finding) => finding.rule === rule)
      .map(({ where }) =>
        where === null ? 'nothing' : [where.kind, where.field ?? []].flat().join('.'),
      ),
  );
  expect([...new Set(places)]).toEqual(PLACES[rule]);
});

test('a review is named by what its editors know it by, and a link by the field that has it', () => {
  const url = 'http://a.example/x';
  const issue = {
    ...withReviews({ title: 'One' }, { title: 'Two', whyItMatters: [`See ${url}`] }),
    renditions: withBody(`<a href="${url}">Elsewhere</a>`).renditions,
  };
  const found = preflight(issue).findings.find(({ rule }) => rule === 'insecure-link');
  const two = issue.reviews[1]?.ref;
  expect(found?.where).toEqual({ kind: 'review', id: two, field: 'whyItMatters' });
});
