import type { Format } from '../../format.ts';
import type { WebhooksWords } from './webhooks-words.ts';

export const englishWebhooks = (format: Format): WebhooksWords => ({
  title: 'Webhooks',
  lead: 'Galley posts to these addresses what happens to issues and readers.',
  none: {
    title: 'No webhooks yet',
    what: 'With one, another program hears at once when an issue goes out or a reader comes and goes.',
  },
  add: 'Add a webhook',
  added: 'Webhook added',
  back: 'All webhooks',
  states: { works: 'Works', new: 'Nothing posted yet', fails: 'Fails', disabled: 'Switched off' },
  worked: (when) => `Last success ${when}`,
  unused: 'No success yet',
  failsSince: (when) => `Has failed since ${when}`,
  disabledSince: (when) => `Switched off ${when}`,
  reasons: {
    gone: 'The address answered that it is gone (410). Nothing is kept for it while it is off.',
    failing:
      'There was no success for five days. Nothing is kept for it while it is off. Once the address works again, switch it on and post again what failed.',
  },
  counts: (waiting, failed) => `Waiting: ${waiting} · failed: ${failed}`,
  oldSecret: (when) => `Posts are also signed with the old secret until ${when}.`,
  events: {
    'issue.compiled': 'An issue was made from the queue',
    'issue.approved': 'It has all its approvals',
    'issue.approval_voided': 'A change has voided its approval',
    'issue.released': 'It goes out',
    'issue.held': 'It needs a person',
    'issue.paused': 'Sending has stopped',
    'issue.resumed': 'Sending goes on',
    'issue.sent': 'Every mail has an outcome',
    'issue.cancelled': 'It will not go out',
    'subscription.confirmed': 'A reader gets the newsletter from now on',
    'subscription.unsubscribed': 'A reader has left it',
    'subscriber.address_changed': 'A reader has another address',
    'subscriber.suppressed': 'An address must not be mailed',
    'subscriber.suppression_lifted': 'It may be mailed again',
    'subscriber.erased': 'A reader was erased',
    'webhook.test': 'A test',
  },
  nouns: { issue: 'Issues', subscription: 'Subscriptions', subscriber: 'Readers' },
  eventCount: (count, all) =>
    count === all
      ? 'All events'
      : format.plural(count, { one: '# kind of event', other: '# kinds of events' }),
  form: {
    title: 'Add a webhook',
    what: 'From now on, what happens is posted there. Events of readers tell their addresses, so your passkey signs this.',
    url: 'Address (URL)',
    urlHint: 'https, at a public address.',
    urlWrong: 'Expected an address such as https://hooks.example.org/galley.',
    description: 'What it is for',
    descriptionHint: 'Such as “Slack channel of the team”.',
    events: 'Events',
    eventsMissing: 'Choose at least one.',
    action: 'Add webhook',
  },
  shown: {
    title: 'Copy the secret now',
    what: 'The program that receives the posts checks their signatures with it. Galley can’t show it again.',
    label: 'Secret',
    done: 'I have copied it',
  },
  test: {
    title: 'Test',
    what: 'Posts an event that says nothing, and shows the answer.',
    action: 'Send a test',
    waiting: 'Waiting for the answer…',
    worked: (status, time) => `It works: answered ${status} in ${time}.`,
    failed: (status, time) => `Answered ${status} in ${time}. Expected 200 to 299.`,
    silent: (why) => `No answer: ${why}`,
  },
  posts: {
    title: 'Recent posts',
    what: 'The last 50, the newest first. Posts are kept for 30 days.',
    none: 'Nothing has been posted yet. A test shows whether the address works.',
    states: { waiting: 'Waits', delivered: 'Delivered', failed: 'Failed' },
    again: 'Post again',
    queued: 'It is posted again',
    next: (when) => `next try ${when}`,
    triesCount: (count) => format.plural(count, { one: '# try', other: '# tries' }),
  },
  replay: {
    title: 'Post again what failed',
    what: 'Under the ids that they had, so that a program which knows them ignores them.',
    since: 'Failed in',
    days: (days) => format.plural(days, { one: 'the last day', other: 'the last # days' }),
    action: 'Post again',
    doneCount: (count) =>
      count === 0
        ? 'Nothing failed in that time'
        : format.plural(count, {
            one: '# event is posted again',
            other: '# events are posted again',
          }),
  },
  secret: {
    title: 'Secret',
    what: 'Replace it if somebody may have seen it. For a day, posts are signed with both.',
    action: 'Replace the secret',
  },
  rotating: {
    title: 'Replace the secret?',
    what: 'You see the new one once. For a day, posts are signed with the old one too, so the program misses nothing if you change it there by then.',
    action: 'Replace it',
  },
  enable: 'Switch on',
  enabled: 'Switched on',
  remove: {
    title: 'Remove',
    what: 'Galley stops posting there, and forgets what it has posted.',
    action: 'Remove the webhook',
  },
  removing: {
    title: 'Remove this webhook?',
    what: 'What waits for it will not be posted, and its secret is gone.',
    action: 'Remove it',
  },
  removed: 'Webhook removed',
});
