import type { Format } from '../../format.ts';
import type { CandidatesWords } from './candidates-words.ts';

export const englishCandidates = (format: Format): CandidatesWords => ({
  title: 'Candidates',
  address: {
    label: 'Address of an article',
    action: 'Look it up',
    problem: 'Expected an address such as https://example.org/an-article.',
  },
  empty: {
    title: 'No candidates',
    what: 'Look up the address of an article, or watch a feed: what it brings waits here until you write about it or dismiss it.',
  },
  waitingCount: (count) => format.plural(count, { one: '# waits', other: '# wait' }),
  from: { feed: (name) => `Feed: ${name}`, mail: (name) => `Mailed by ${name}` },
  reviewed: 'Reviewed already',
  actions: {
    write: 'Write the review',
    dismiss: 'Dismiss',
    open: 'Open the article',
    next: 'Next candidate',
    previous: 'Previous candidate',
    more: 'Show more',
    named: (action, title) => `${action}: ${title}`,
  },
  said: {
    dismissed: (title) => `Dismissed: ${title}`,
    dismissedCount: (count) => format.plural(count, { one: '# dismissed', other: '# dismissed' }),
    back: 'Waiting again',
  },
  again: {
    title: 'Review it again?',
    what: 'There is already a review of this article.',
    action: 'Write another one',
  },
  sources: {
    title: 'Where candidates come from',
    feeds: {
      title: 'Feeds',
      what: 'Galley reads them every half an hour.',
      label: 'Address of a feed, or of a site',
      add: 'Watch it',
      adding: 'Reading the feed…',
      added: (name) => `Watched from now on: ${name}`,
      none: 'No feed is watched yet.',
      stop: 'Stop',
      stopping: {
        title: (name) => `Stop watching ${name}?`,
        what: 'The candidates that it brought stay.',
      },
      stopped: 'No longer watched',
      read: (away) => `read ${away}`,
      next: (away) => `next time ${away}`,
      gone: 'It has ended and is not read any more.',
      trouble: (why) => `It could not be read: ${why}.`,
    },
    mail: {
      title: 'By mail',
      what: 'Forward a mail with a review or with links to this address, from the address with which you sign in. Only signed mail counts (DKIM).',
      off: 'Galley gets no mail yet: INBOUND_DOMAIN is not set.',
    },
    bookmark: {
      title: 'From your browser',
      what: 'Drag this link to your bookmarks. Choose it on the page of an article, and the article opens here.',
      link: 'Add to Galley',
      drag: 'Drag this link to your bookmarks; here it does nothing.',
      share:
        'On a telephone, install the desk from the browser’s menu: “Galley” is then in its share menu.',
    },
  },
  article: {
    title: 'Add an article',
    lead: 'What its page says about it. Nothing of its text is taken: the summary is yours.',
    waiting: (host) => `Waiting for ${host}…`,
    reading: 'Reading the page…',
    fields: {
      title: 'Title',
      outlet: 'Outlet',
      publishedOn: 'Date',
      authors: 'Authors',
      url: 'Address',
      language: 'Language',
    },
    from: (source) => `From ${source}`,
    unsure: 'Not sure',
    take: (value, source) => `${value} (${source})`,
    missing: 'The page does not say.',
    authorsHint: 'Separate several with commas.',
    write: 'Write the review',
    writeAnyway: 'Write another review',
    byHand: 'Fill it in by hand',
  },
});
