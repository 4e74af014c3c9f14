import type { Format } from '../../format.ts';
import type { RetentionWords } from './retention-words.ts';

export const englishRetention = (format: Format): RetentionWords => ({
  title: 'How long things are kept',
  lead: 'For all newsletters together. What is older is dropped once a day.',
  forOwners: {
    title: 'Only owners of every newsletter can change this',
    what: 'It holds for all newsletters of this Galley.',
  },
  fields: {
    deliveries: {
      label: 'Who got an issue',
      hint: 'Counted from its end; its counts stay for ever. At least 90 days, because corrections look for old readers.',
      wrong: 'Expected whole days from 90 to 3660.',
    },
    events: {
      label: 'Events of the mail provider (days)',
      hint: 'Deliveries, bounces and complaints as they were reported; what follows from them stays. Whole months are dropped.',
      wrong: 'Expected whole days from 31 to 3660.',
    },
    sessions: {
      label: 'Ended sign-ins (days)',
      hint: 'In which browsers people were signed in, counted from the end.',
      wrong: 'Expected whole days from 1 to 3660.',
    },
  },
  always: { title: 'Always', what: 'You can always say who got which issue.' },
  forDays: { title: 'For some time', what: 'Then only the counts of an issue are left.' },
  days: 'Days',
  daysCount: (count) => format.plural(count, { one: '# day', other: '# days' }),
  effect: {
    title: 'Too old with these settings',
    none: 'Nothing yet.',
    issuesCount: (count) =>
      format.plural(count, { one: 'Who got # issue', other: 'Who got # issues' }),
    monthsCount: (count) =>
      format.plural(count, { one: '# month of events', other: '# months of events' }),
    forGood: 'It is dropped within minutes after you save, and can’t be brought back.',
  },
  lastApplied: (when) => `Last applied ${when}.`,
  notYet: 'Not applied yet.',
  fixed: { title: 'What nobody sets', what: 'The same in every Galley.' },
  kinds: {
    unconfirmed: {
      title: 'Sign-ups that nobody confirmed',
      what: 'The address may be a stranger’s.',
    },
    counts: {
      title: 'Counts of refused sign-ups and of reasons for leaving',
      what: 'No addresses.',
    },
    inboundMails: { title: 'What mails to Galley led to', what: 'Neither senders nor words.' },
    webhookEvents: {
      title: 'Events that webhooks post',
      what: 'So long they can be posted again.',
    },
    importFiles: {
      title: 'Files of imports',
      what: 'With the addresses in them; counted from the last change.',
    },
    hours: {
      title: 'Hours and reasons in reports',
      what: 'They are counted from who got an issue.',
    },
    imports: { title: 'Where an imported reader came from', what: 'It proves consent.' },
    audit: { title: 'Audit log', what: 'Ids only; four eyes and approvals rely on it.' },
  },
  kept: 'Always',
  withDeliveries: 'As long as who got an issue',
  withReader: 'As long as the reader',
});
