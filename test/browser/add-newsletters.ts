import reviews from '@galley/core/fixtures/reviews.json' with { type: 'json' };
import { runGalley } from '../kit/run-galley.ts';
import { addReviews } from './add-reviews.ts';
import { runOnSample, type RunningSample } from './start-sample.ts';

/** A newsletter of its own title and language, with something to choose. */
export interface ReadNewsletter {
  readonly slug: string;
  readonly title: string;
  readonly language: string;
}

/** It is on the front page. */
export const ARABIC: ReadNewsletter = { slug: 'mina', title: 'مراجعات طويلة', language: 'ar' };
export const ENGLISH: ReadNewsletter = { slug: 'tides', title: 'The Tide Tables', language: 'en' };
export const NEWSLETTERS = [ARABIC, ENGLISH] as const;

/** Where its pages are. */
export const pathOf = ({ slug }: ReadNewsletter, path = ''): string => `/n/${slug}${path}`;

const QUIET_GRID = {
  ...reviews[0],
  title: 'شبكة هادئة',
  outlet: 'WIRED',
  authors: ['ليلى حداد', 'Sam Noor'],
  url: 'https://harbor.example/quiet',
  summary: ['تعيد المقالة بناء ليلة واحدة من شهر يناير.'],
  keyFindings: [{ label: 'AI', text: 'فصلت بين العطل والقرار 11 دقيقة فقط.' }],
  analysis: [
    {
      heading: 'لماذا',
      blocks: [
        { type: 'quote', paragraphs: ['كنا ننظر إلى شاشة خضراء.'] },
        { type: 'list', ordered: false, items: ['GPU لم يُضبط', 'إنذار'] },
      ],
    },
  ],
  whyItMatters: ['ما يحدث لشبكة كهرباء يحدث لكل نظام يثق بأرقامه.'],
};

/** Without the one in a script that few machines have letters for. */
const TIDES = reviews.filter(({ title }) => !title.startsWith('「'));

const ISSUES: Readonly<Record<string, readonly object[]>> = {
  [ARABIC.slug]: [
    QUIET_GRID,
    { ...QUIET_GRID, title: 'ثانية', url: null },
    {
      ...QUIET_GRID,
      title: 'أرشيف الميناء',
      url: null,
      outlet: 'مجلة الميناء',
      authors: ['ليلى حداد'],
      rating: { value: 3, max: 5 },
      summary: ['من يملك سجلات المد والجزر؟ تتتبع المقالة شبكة من الأرصفة.'],
    },
  ],
  [ENGLISH.slug]: TIDES,
};

type Sample = Pick<RunningSample, 'env'>;

/** Makes both newsletters, without issues. */
export async function addNewsletters(sample: Sample): Promise<void> {
  for (const { slug, title, language } of NEWSLETTERS) {
    await runOnSample(sample, [
      ...['newsletter', 'set', slug, '--title', title, '--language', language],
      ...['--from', 'Tides <tides@galley.example>'],
      ...['--postal-address', '1 Harbour Street, Bristol'],
      ...['--floors', '4,5', '--topics', 'AI, Climate', '--best-of-cadence', 'monthly 1 09:00'],
      ...['--undo-window', '0'],
    ]);
  }
}

/** Sends the first issue of both. */
export async function sendFirstIssues(sample: Sample): Promise<void> {
  for (const { slug } of NEWSLETTERS) {
    const run = (line: string): Promise<string> =>
      runOnSample(sample, [...line.split(' '), '-n', slug]);
    await addReviews(sample, slug, ISSUES[slug] ?? []);
    await run('issue compile --extra');
    await run('issue approve 1');
    await run('issue send 1 --wait');
  }
}

/** Adds somebody who reads a newsletter. */
export async function addReader(
  sample: Sample,
  { slug }: ReadNewsletter,
  address: string,
): Promise<void> {
  const consent = ['--consent', 'Asked for by the reader'];
  await runOnSample(sample, ['subscriber', 'add', address, '-n', slug, ...consent]);
}

/** What Galley stores of somebody's subscription, behind the pages; undefined if there is none. */
export async function readSubscription(
  { env }: Sample,
  { slug }: ReadNewsletter,
  address: string,
): Promise<{ readonly status: string } | undefined> {
  const argv = ['subscriber', 'show', address, '--json'];
  const ran = await runGalley(argv, { env, cwd: env.DATA_DIR });
  const shown = JSON.parse(ran.code === 0 ? ran.stdout : '{}') as {
    subscriptions?: { status: string; newsletter: { slug: string } }[];
  };
  return shown.subscriptions?.find(({ newsletter }) => newsletter.slug === slug);
}
