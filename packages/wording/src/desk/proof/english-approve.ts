import type { Format } from '../../format.ts';
import type { ApproveWords } from './approve-words.ts';

export const englishApprove = (format: Format): ApproveWords => ({
  title: 'Approve this issue',
  action: 'Approve…',
  sign: 'Approve with your passkey',
  busy: 'Approving…',
  others: 'A publisher has to approve it.',
  loading: 'Reading what preflight found…',
  readersCount: (count) => format.plural(count, { one: '# reader gets', other: '# readers get' }),
  zoned: (when, zone) => `${when} (${zone})`,
  sentence: {
    atSlot: (readers, when, span) => `${readers} these bytes on ${when}, in ${span}.`,
    atOnce: (readers) => `${readers} these bytes as soon as you approve.`,
    byHand: (readers) =>
      `${readers} these bytes when somebody sends them. Approving alone sends nothing.`,
    now: (readers) => `${readers} these bytes now.`,
    hash: (hash) => `Hash ${hash}.`,
    here: (when) => `Where you are: ${when}.`,
    undo: (duration) => `You can take it back for ${duration}; until then nobody has it.`,
  },
  otherDay: {
    title: 'It is dated for another day',
    what: (dated, today) =>
      `Its date, ${dated}, is part of the mail, and today is ${today}. It needs another date before it can go out.`,
    today: (day) => `Date it today, ${day}`,
    slot: (day) => `Date it ${day}, the day of its slot`,
    early: "It is dated today, so it doesn't wait for its slot.",
    voids: 'That changes the mail, so it voids the approval.',
    done: (day) => `It is now dated ${day}, so its bytes are new. Read them before you approve.`,
  },
  stops: {
    title: 'Preflight stops it',
    what: "Fix this on the issue's page, or override it there with a reason.",
    action: 'Go to the findings',
  },
  overrides: 'You override',
  notNeeded: (rules) => `There was nothing to override: ${rules}`,
  warningCount: (count) => format.plural(count, { one: '# warning', other: '# warnings' }),
  toFindings: 'See them',
  eyes: {
    title: 'Four eyes',
    makers: (names) => `Changed by ${names}`,
    noMakers: 'Nobody has changed anything since the last sent issue',
    given: (name, when) => `Approved by ${name}, ${when}`,
    nobody: 'Nobody has approved these bytes yet',
    yours: {
      completes: 'Your approval completes it.',
      'one-more': 'After yours, one more person has to approve.',
      given: 'You have approved these bytes. They wait for somebody else.',
      none: 'Somebody else has to approve it.',
    },
  },
  other: {
    title: 'These are not the bytes you read',
    what: (read, now) => `You read ${read}; it is ${now} now. Nothing was approved.`,
    action: 'Read the new proof',
  },
  passkey: {
    title: 'Approving takes a passkey',
    what: 'You sign each approval with it. Add one, and you come back here.',
    action: 'Add a passkey',
  },
  gone: {
    title: "It can't be approved any more",
    what: 'Somebody has cancelled it, or it is already on its way.',
  },
  approved: {
    title: 'Approved',
    by: (name, when) => `By ${name}, ${when}`,
    atSlot: (when, span) => `It goes out on ${when}, in ${span}.`,
    atOnce: 'It goes out within seconds.',
    byHand: 'It goes out when somebody sends it.',
    sayDone: 'Approved',
    sayOneMore: 'Your approval counts. One more person has to approve.',
  },
  send: {
    action: 'Send now',
    instead: 'Send now instead of waiting',
    title: 'Send it now?',
    confirm: 'Send now',
    busy: 'Sending…',
    done: (duration) => `On its way. You can take it back for ${duration}.`,
  },
});
