import type { Review } from '../../review/review.ts';
import { placeholder } from '../placeholder.ts';
import type { Rendition } from '../rendition.ts';
import { testReview } from '../review.fixture.ts';
import { NOTHING_ASKED, type OutsideFacts } from './outside.ts';
import type { PreflightInput, PreflightReview } from './preflight-rule.ts';

const link = `https://digest.example/unsubscribe/${placeholder('token')}`;

/** The HTML of a mail with this body. */
export const testPage = (body: string, styles = '', lang = 'en'): string =>
  `<!DOCTYPE html><html lang="${lang}"><head><title>Digest</title><style>${styles}</style></head>` +
  `<body><div lang="${lang}"><h1>The Digest</h1>${body}<p><a href="${link}">Unsubscribe</a></p></div></body></html>`;

const rendition: Rendition = {
  key: 'full',
  subject: 'A subject',
  preheader: 'What else there is to read',
  html: testPage('<h2>A title</h2>'),
  text: `${link}\n1 Main St, \nSpringfield`,
  headers: {
    'List-Unsubscribe': `<${link}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'List-Id': 'The Digest <the-digest.digest.example>',
  },
};

/** An issue in which no rule finds anything except its reading time. */
export const goodIssue: PreflightInput = {
  place: { kind: 'issue', number: 12 },
  newsletter: { title: 'The Digest', postalAddress: '1 Main St\nSpringfield', language: 'en' },
  sender: 'news@digest.example',
  subject: 'A subject',
  note: null,
  isBestOf: false,
  reviews: [inIssue(testReview())],
  renditions: [rendition],
  publicUrl: 'https://digest.example',
  providerUrl: 'https://api.resend.com',
  readers: 3,
  forecast: { seconds: 1, problems: [] },
  outside: { ...NOTHING_ASKED, notAsked: null },
  ruleSettings: [],
};

// oxlint-disable-next-line galley/function-style -- used above, while the file loads
function inIssue(review: Review, more: Partial<PreflightReview> = {}): PreflightReview {
  return { review, ref: 'a1', extent: 'full', featuredIn: null, hasUnapplied: false, ...more };
}

/** The good issue with other bytes. */
export const withRendition = (change: Partial<Rendition>): PreflightInput => ({
  ...goodIssue,
  renditions: [{ ...rendition, ...change }],
});

/** The good issue with this inside its HTML. */
export const withBody = (body: string, styles = ''): PreflightInput =>
  withRendition({ html: testPage(body, styles) });

/** The good issue with another subject and preheader. */
export const withLines = (subject: string, preheader = rendition.preheader): PreflightInput => ({
  ...withRendition({ subject, preheader }),
  subject,
});

/** The good issue with an editor's note. */
export const withNote = (note: string): PreflightInput => ({ ...goodIssue, note });

/** The good issue with other reviews. */
export const withReviews = (...reviews: readonly Partial<Review>[]): PreflightInput => ({
  ...goodIssue,
  reviews: reviews.map((fields) => inIssue(testReview(fields))),
});

/** The good issue with its only review placed differently. */
export const withPlace = (more: Partial<PreflightReview>): PreflightInput => ({
  ...goodIssue,
  reviews: [inIssue(testReview(), more)],
});

/** An issue with facts from outside. */
export const withOutside = (
  facts: Partial<OutsideFacts>,
  issue: PreflightInput = goodIssue,
): PreflightInput => ({ ...issue, outside: { ...issue.outside, ...facts } });
