import type { Format } from '../../format.ts';
import type { OffersWords } from './offers-words.ts';

export const englishOffers = (format: Format): OffersWords => ({
  starsCount: (stars) => format.plural(stars, { one: '# star', other: '# stars' }),
  chosenCount: (count) =>
    format.plural(count, { one: '# reader chose it', other: '# readers chose it' }),
  reviewsCount: (count) => format.plural(count, { one: '# review', other: '# reviews' }),
  floorKeptCount: (count) =>
    format.plural(count, {
      one: '# reader chose it and keeps it until they choose again.',
      other: '# readers chose it and keep it until they choose again.',
    }),
  bestOf: {
    title: 'A best-of each month',
    what: 'The highest-rated reviews of the month before. Readers may ask for it alone.',
  },
  monthlyCount: (count) =>
    format.plural(count, { one: '# reader gets it alone', other: '# readers get it alone' }),
  withoutBestOfCount: (count) =>
    format.plural(count, {
      one: '# reader gets it alone. Without it they get every issue.',
      other: '# readers get it alone. Without it they get every issue.',
    }),
  topics: {
    none: 'No topics yet: readers get reviews of all of them.',
    name: (topic) => `Name: ${topic}`,
    formerly: (topic) =>
      `So far “${topic}”. Who chose it, and reviews under the old name, go with it.`,
    up: (topic) => `Move up: ${topic}`,
    down: (topic) => `Move down: ${topic}`,
    remove: (topic) => `Remove: ${topic}`,
    removed: {
      title: 'Removed once you save',
      what: 'Nobody can choose it any more. Who chose it with others keeps these.',
    },
    onlyThisCount: (count) =>
      format.plural(count, {
        one: '# reader chose nothing else: they get reviews that still carry it, and no other mail, until they choose again.',
        other:
          '# readers chose nothing else: they get reviews that still carry it, and no other mail, until they choose again.',
      }),
    putBack: (topic) => `Put back: ${topic}`,
    add: 'Add',
    label: 'Another topic',
    others: {
      title: 'Not offered',
      what: 'Reviews carry these topics, or readers have chosen them.',
    },
    offer: (topic) => `Offer it: ${topic}`,
  },
  queueAddress: {
    title: 'Queue address',
    what: 'Mail to it goes into the queue or becomes candidates.',
    copy: 'Copy the address',
    off: {
      title: 'Galley takes no mail yet',
      what: 'The person who runs Galley sets INBOUND_DOMAIN:',
    },
    steps: [
      'Choose a subdomain that gets no other mail, such as in.news.example.org.',
      'Add it at Resend as a domain for receiving, and set the MX record that Resend shows.',
      'Have the webhook at Resend report email.received too.',
      'Set INBOUND_DOMAIN to it for every process, and restart them.',
    ],
    tooLong: {
      title: 'No queue address',
      what: 'The address of this newsletter is too long for one.',
    },
    who: {
      title: 'Who may write to it',
      what: 'These people, from the address with which they sign in, if their mail is signed (DKIM). Nobody else gets an answer.',
    },
    candidates: 'What they have brought',
  },
});
