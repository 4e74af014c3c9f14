import {
  ENHANCEMENTS,
  preflight,
  readMail,
  type PreflightReport,
} from '@galley/core/issue/preflight';
import type { Rendition } from '@galley/core/issue';
import { renderFittingIssue } from '@galley/emails';
import { createInspector } from '@galley/inspect';
import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import { PREVIEW_PAGES } from '../../emails/fixtures/preview-pages.fixture.ts';
import {
  sampleIssue,
  SAMPLE_NEWSLETTER,
  SAMPLE_PUBLIC_URL,
} from '../../emails/fixtures/sample-issue.fixture.ts';
import { SAMPLE_REVIEWS } from '../../emails/fixtures/sample-reviews.fixture.ts';
import { HTML_VALIDATE_CONFIG } from './html-validate-config.ts';

const inspector = createInspector({ publicUrl: SAMPLE_PUBLIC_URL });
const validator = new HtmlValidate(HTML_VALIDATE_CONFIG);

/** What html-validate reports about a mail, one line each. */
async function faultsOf(html: string): Promise<readonly string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${ruleId} ${line}:${column} ${message}`),
  );
}

/** What preflight reports about a mail with these reviews, offline. */
const check = async (
  reviews: typeof SAMPLE_REVIEWS,
  rendition: Rendition,
  extents: readonly ('full' | 'summary' | 'headline')[],
): Promise<PreflightReport> =>
  preflight({
    place: { kind: 'issue', number: 1 },
    newsletter: {
      title: SAMPLE_NEWSLETTER.title,
      postalAddress: SAMPLE_NEWSLETTER.postalAddress,
      language: SAMPLE_NEWSLETTER.language,
    },
    sender: SAMPLE_NEWSLETTER.sender,
    note: null,
    subject: rendition.subject,
    isBestOf: false,
    reviews: reviews.map((review, at) => ({
      review,
      extent: extents[at] ?? 'full',
      ref: 'a1',
      featuredIn: null,
      hasUnapplied: false,
    })),
    renditions: [rendition],
    publicUrl: SAMPLE_PUBLIC_URL,
    providerUrl: 'https://api.resend.com',
    readers: 1,
    forecast: { seconds: 1, problems: [] },
    outside: {
      links: new Map(),
      senderDomain: null,
      unsupported: await inspector.findUnsupported(readMail(rendition.html)),
      notAsked: null,
    },
    ruleSettings: [],
  });

describe.each([
  ['the seed review alone', SAMPLE_REVIEWS.slice(0, 1)],
  ['the seed review and five others', SAMPLE_REVIEWS],
])('an issue of %s', (_, reviews) => {
  const issue = renderFittingIssue(sampleIssue(reviews));

  test('passes preflight, with remarks only about its reviews', async () => {
    const { rendition, extents } = await issue;
    const { passes, findings } = await check(reviews, rendition, extents);
    expect(passes).toBe(true);
    const rules = new Set(findings.map(({ rule }) => rule));
    expect([...rules]).toEqual(['empty-heading', 'reading-time']);
  });

  test('has lines of text over 78 characters only for URLs', async () => {
    const { rendition } = await issue;
    const long = rendition.text
      .split('\n')
      .filter((line) => line.replaceAll(/https?:\S+/g, '').trimEnd().length > 78);
    expect(long).toEqual([]);
  });
});

test('the stored configuration still finds faults', async () => {
  const wrong = '<!DOCTYPE html><html lang="en"><head><title>A</title></head><body>%</body></html>';
  for (const body of [
    '<p><div>A</div></p>',
    '<img src="a.png">',
    '<p id="a">A</p><p id="a">B</p>',
  ]) {
    expect(await faultsOf(wrong.replace('%', body)), body).not.toEqual([]);
  }
});

describe.each(Object.entries(PREVIEW_PAGES))('the template %s', (_, page) => {
  test('is valid HTML', async () => {
    expect(await faultsOf(page())).toEqual([]);
  });

  test("depends on nothing that more than a tenth of the mail programs don't support", async () => {
    const unsupported = await inspector.findUnsupported(readMail(page()));
    const rests = unsupported.filter(({ clients, known }) => clients.length > known / 10);
    expect(rests.filter(({ slug }) => !(slug in ENHANCEMENTS)).map(({ slug }) => slug)).toEqual([]);
  });
});
