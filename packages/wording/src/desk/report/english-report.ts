import type { Format } from '../../format.ts';
import type { ReportWords } from './report-words.ts';

export const englishReport = (format: Format): ReportWords => ({
  title: 'Reports',
  lead: 'How the newsletter has grown, and what it has featured. No report names a reader.',
  open: 'Report',
  ofIssue: (issue) => `Report on ${issue}`,
  counted: (when) => `Counted ${when}`,
  equation: {
    title: 'How the readers add up',
    what: 'The audience is the sum of the others, at any moment.',
  },
  overTime: {
    title: 'What happened when',
    what: 'By the time at which it happened, however late the news arrived.',
  },
  byDay: 'By the day, in UTC.',
  series: {
    accepted: 'Accepted',
    delivered: 'Delivered',
    bounced: 'Bounced',
    complained: 'Complained',
    failed: 'Not sent',
    unsubscribed: 'Unsubscribed',
  },
  reasons: {
    title: 'Why not',
    what: 'Why readers were left out, and why mail was rejected or came back.',
    none: 'Everybody in the audience got it, as far as is known.',
    excluded: 'Left out',
    rejected: 'Rejected',
    notSent: 'Not sent',
    unnamed: 'no reason given',
    bounces: {
      permanent: 'Bounced for good',
      temporary: 'Bounced for now',
      unknown: 'Bounced, kind unknown',
    },
  },
  left: {
    title: 'Who left after it',
    what: 'Readers who unsubscribed within 30 days, with this as the last issue they were sent.',
  },
  canaryBackCount: (minutes) =>
    minutes < 1
      ? 'Galley mailed itself a copy, and it was back within a minute.'
      : `Galley mailed itself a copy, and it was back after ${format.plural(minutes, { one: '# minute', other: '# minutes' })}.`,
  canaryMissingCount: (minutes) =>
    `Galley mailed itself a copy, which has been missing for ${format.plural(minutes, { one: '# minute', other: '# minutes' })}.`,
  leftCount: (readers) =>
    readers === 0
      ? 'Nobody has left after this issue.'
      : format.plural(readers, {
          one: '# reader has left after this issue.',
          other: '# readers have left after this issue.',
        }),
  clicks: {
    title: 'Clicks',
    what: 'How many readers followed which link. Galley guesses which clicks machines made, such as scanners that look at every link; “people” leaves them out.',
    total: 'All links',
    none: 'Nobody has clicked yet.',
    machines: (clicks, signs) =>
      `${format.plural(clicks, { one: '# click looks like a machine’s', other: '# clicks look like a machine’s' })}: ${signs}.`,
    signs: {
      program: 'named a program',
      'at-delivery': 'came as the mail was delivered',
      burst: 'came many at once',
    },
  },
  nothingYet: {
    title: 'Nothing to report yet',
    what: 'The report begins once the issue is being sent.',
  },
  dropped: {
    title: 'Only the counts are left',
    what: 'The deliveries of this issue were removed by “galley trim”.',
  },
  proofFile: {
    title: 'Proof file',
    what: 'The bytes that went out, the counts and the ids of all mails under one seal. “galley proof-file verify” checks it anywhere. It holds no addresses.',
    get: 'Download the proof file',
  },
  readersCount: (readers) =>
    format.plural(readers, { one: '# confirmed reader', other: '# confirmed readers' }),
  growth: {
    title: 'Growth',
    what: 'Who came and who went, week by week.',
    confirmed: 'Confirmed',
    left: 'Left',
    suppressed: 'Suppressed',
    net: 'Net',
  },
  signUps: {
    title: 'Sign-ups',
    what: 'Mails that asked to confirm, how many were answered, and sign-ups that got no mail.',
    asked: 'Asked to confirm',
    answered: 'Answered',
    atOnce: 'Within 10 seconds',
    refused: 'Got no mail',
    none: 'Nobody has signed up in these weeks.',
  },
  refusals: {
    title: 'Why sign-ups got no mail',
    what: 'In these weeks, the most frequent reason first.',
    none: 'Every sign-up got its mail.',
  },
  outlets: {
    title: 'Outlets',
    what: 'Who published the articles reviewed in sent issues.',
    other: 'Others',
  },
  ratings: {
    title: 'Ratings',
    what: 'The stars of the reviews in sent issues, out of five.',
    unrated: 'No rating',
  },
  starsCount: (stars) => format.plural(stars, { one: '# star', other: '# stars' }),
  quarter: (quarter, year) => `Q${quarter} ${year}`,
  by: { label: 'Periods', quarter: 'By quarter', month: 'By month' },
  issues: { title: 'Issues', what: 'Each one that was sent has a report of its own.' },
  empty: {
    title: 'No report yet',
    what: 'The first report comes with the first sent issue.',
  },
  table: 'Show as a table',
  csv: 'CSV',
  csvOf: (table) => `Download “${table}” as CSV`,
  heads: {
    week: 'Week of',
    period: 'Period',
    hour: 'Hour',
    day: 'Day',
    what: 'What',
    reason: 'Reason',
    readers: 'Readers',
    count: 'Count',
    outlet: 'Outlet',
    reviews: 'Reviews',
    link: 'Link',
    humanReaders: 'People',
    humanClicks: 'People’s clicks',
    clicks: 'All clicks',
  },
  plotted: (series, from, to) =>
    `${series}, from ${from} to ${to}. The table below has the numbers.`,
});
