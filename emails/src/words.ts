/** The fixed words of our mails. Everything else in a mail is an editor's text. */
export const WORDS = {
  issue: (number: number) => `Issue ${number}`,
  inThisIssue: 'In This Issue',
  summary: 'Summary',
  keyFindings: 'Key Findings',
  analysis: 'Detailed Analysis',
  whyItMatters: 'Why This Matters',
  byline: (names: string) => `By ${names}`,
  and: 'and',
  rating: (value: number, max: number) => `${value} of ${max}`,
  position: (position: number, count: number) => `${position} of ${count}`,
  readArticle: (outlet: string) =>
    outlet === '' ? 'Read the article' : `Read the article in ${outlet}`,
  reviewOnTheWeb: 'This review on the web',
  readOnTheWeb: 'Read on the web',
  unsubscribe: 'Unsubscribe',
  preferences: 'Preferences',
  whyYouGetThis: (title: string) =>
    `You get this mail because you subscribed to ${title} with this address.`,
} as const;
