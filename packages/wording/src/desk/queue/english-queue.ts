import type { Format } from '../../format.ts';
import type { QueueWords } from './queue-words.ts';

export const englishQueue = (format: Format): QueueWords => ({
  title: 'Queue',
  add: 'Add a review',
  search: 'Search reviews',
  saving: 'Saving…',
  next: {
    title: (date) => `Issue of ${date}`,
    takes: (count) => `Takes up to ${format.number(count)}`,
    cutOff: (when, away) => `cut-off ${when}, ${away}`,
    missing: (count) =>
      format.plural(count, { one: '# more review needed', other: '# more reviews needed' }),
    none: 'No issue is due, so these are waiting.',
  },
  later: 'After that',
  held: { title: 'Held', what: 'No issue takes these until you release them.' },
  elsewhere: 'Not in the queue',
  noMatch: 'No review matches.',
  pinned: 'Pinned',
  featured: (issue, day) =>
    day === null ? `Featured before: issue ${issue}` : `Featured before: issue ${issue}, ${day}`,
  stars: (value, max) => `${value} of ${max} stars`,
  sections: {
    queued: 'In the queue',
    held: 'Held',
    compiled: 'In an issue',
    featured: 'Featured',
    removed: 'Removed',
  },
  actions: {
    up: 'Move up',
    down: 'Move down',
    first: 'Move to the top',
    last: 'Move to the end',
    pin: 'Pin',
    unpin: 'Unpin',
    hold: 'Hold',
    release: 'Release',
    remove: 'Remove',
    select: 'Select',
    unselect: 'Deselect',
    undo: 'Undo',
    clear: 'Clear selection',
    next: 'Next review',
    previous: 'Previous review',
    menu: 'All actions for a review',
    selectNamed: (title) => `Select ${title}`,
  },
  said: {
    moved: (title, place, count) =>
      `${title} is now number ${format.number(place)} of ${format.number(count)}`,
    pinned: (title) => `Pinned: ${title}`,
    unpinned: (title) => `No longer pinned: ${title}`,
    held: (title) => `Held: ${title}`,
    released: (title) => `Back in the queue: ${title}`,
    removed: (title) => `Removed: ${title}`,
    undone: (title) => `Undone: ${title}`,
    several: {
      selectedCount: (count) => `${format.number(count)} selected`,
      pinnedCount: (count) => format.plural(count, { one: '# pinned', other: '# pinned' }),
      heldCount: (count) => format.plural(count, { one: '# held', other: '# held' }),
      removedCount: (count) => format.plural(count, { one: '# removed', other: '# removed' }),
      queuedCount: (count) => format.plural(count, { one: '# queued', other: '# queued' }),
    },
    asFar: (title) => `${title} can go no further`,
    overtaken: (title) => `Others have changed the queue, so this was not done: ${title}`,
    failed: (title, why) => `${title}: ${why}`,
  },
  empty: {
    title: 'The queue is empty',
    what: 'Paste a review anywhere on this page, or drop a file on it. Galley reads it as it was written: a title, a line with rating, outlet and date, then sections.',
    sample: 'Try it with a sample',
  },
  adding: {
    title: 'Add a review',
    text: 'Text of the review',
    placeholder: 'Paste a review here…',
    files: 'Choose files',
    drop: 'Drop to add',
    reading: 'Reading…',
    preview: 'As Galley reads it',
    waits: {
      title: 'Nothing here yet',
      what: 'A review begins with the title of its article. A line with rating, outlet, date and authors follows, then sections such as Summary and Key Findings.',
    },
    problems: (count) =>
      format.plural(count, {
        one: '# place that Galley could not read',
        other: '# places that Galley could not read',
      }),
    line: (line) => `Line ${format.number(line)}`,
    found: (found, expected) => `Found ${found}; expected ${expected}.`,
    missing: (names) => `Not given: ${names}.`,
    queue: 'Queue',
    queueAgain: 'Queue it anyway',
    queueAll: (count) => `Queue all ${format.number(count)}`,
    hold: 'Hold for later',
    queueing: 'Queueing…',
    discard: 'Discard',
    discarded: 'Discarded',
    pasted: 'Pasted text',
    drafts: 'What you are adding',
    states: {
      reading: 'Reading…',
      ready: 'Ready',
      problems: 'Not readable yet',
      there: 'Already here',
    },
    queued: (title) => `Queued: ${title}`,
    heldInstead: (title) => `Held: ${title}`,
    there: {
      title: 'There is already a review of this article',
      queue: (place) => `It is number ${format.number(place)} in the queue.`,
      held: 'It is held for later.',
      inIssue: (issue, state, day) =>
        day === null
          ? `It is in issue ${issue} (${state}).`
          : `It is in issue ${issue} (${state}), ${day}.`,
      by: { url: 'Same address.', 'title-and-outlet': 'Same title and outlet.' },
      open: 'Open that review',
    },
    fields: {
      rating: 'rating',
      publishedOn: 'date',
      authors: 'authors',
      url: 'link',
      summary: 'Summary',
      keyFindings: 'Key findings',
      analysis: 'Detailed analysis',
      whyItMatters: 'Why it matters',
    },
  },
  today: {
    restored: {
      title: 'This installation came out of a backup',
      what: 'Nothing is compiled or sent until somebody who runs Galley has seen what happened since the backup and releases it: galley restored show.',
    },
    copy: {
      title: 'This is a copy made from a backup',
      what: 'Nothing leaves it: no issues, no other mails, no webhooks. The original goes on elsewhere.',
    },
    title: 'Today',
    lead: 'What needs your attention before the next cut-off.',
    next: 'Next issue',
    cutOff: (when) => `Cut-off ${when}`,
    noSlot: 'No slot ahead',
    sample: 'Sample',
    queued: 'Queue',
    latest: 'Latest issue',
    noIssue: 'None yet',
    ready: (count) =>
      count === 0
        ? 'No reviews waiting'
        : format.plural(count, { one: '# review', other: '# reviews' }),
    heldCount: (count) => format.plural(count, { one: '# held', other: '# held' }),
    issue: (number) =>
      number < 0 ? `Correction ${format.number(-number)}` : `Issue ${format.number(number)}`,
    readersPage: "Readers' page",
    tasks: 'To do',
    others: (count) => `and ${format.number(count)} more`,
    calm: {
      title: 'Nothing needs your attention',
      what: 'Everything for the next issue is in place.',
    },
    task: {
      tooFew: (ready, minimum) =>
        `The next issue needs ${format.plural(minimum, { one: '# review', other: '# reviews' })}; ${format.plural(ready, { one: '# is ready', other: '# are ready' })}`,
      approve: (issue) => `${issue} waits for approval`,
      heldIssue: (issue) => `${issue} is held back`,
      pausedIssue: (issue) => `${issue} is paused`,
      uncertain: (readers, issue) =>
        `${issue}: nobody knows whether ${format.plural(readers, { one: '# mail', other: '# mails' })} arrived`,
      pending: (issue) => `${issue} does not hold the latest edits`,
      featuredBefore: (count) =>
        format.plural(count, {
          one: '# queued review covers an article that was featured before',
          other: '# queued reviews cover articles that were featured before',
        }),
      carriedOver: (count, maximum) =>
        `${format.plural(count, { one: '# review', other: '# reviews' })} will wait for a later issue: an issue takes ${format.number(maximum)}`,
      due: (when, away) => `Due ${when}, ${away}`,
    },
    actions: {
      write: 'Add a review',
      review: 'Open the review',
      queue: 'Open the queue',
      issue: 'Open the issue',
    },
    trial: {
      title: 'Try it with the sample',
      what: 'From a review to the mail, in four steps. Its only reader is made up.',
      done: 'Done:',
      write: {
        title: 'Write a review',
        what: 'Paste one as you have it, write one, or use an example.',
        action: 'Paste or write a review',
        example: 'Use an example',
      },
      make: {
        title: 'Make an issue of it',
        what: 'Your review waits in the queue. Galley compiles it into a mail and a page.',
      },
      approve: {
        title: 'Approve it and send it',
        what: 'Read the proof, then sign that exact mail with a passkey.',
        action: (issue) => `Open ${issue}`,
      },
      read: {
        title: 'Read it as its reader does',
        what: 'The mail is in the mailbox on this machine.',
        action: 'Open the mailbox',
        page: 'Open its page',
      },
      own: {
        title: 'Your own newsletter',
        what: 'Give it a title, a sender and days on which it comes out.',
        action: 'Set up your own newsletter',
      },
    },
    none: {
      title: 'No newsletter yet',
      what: 'Create the first one, and it appears here.',
      action: 'Set up a newsletter',
    },
    noneForYou: {
      title: 'You have no newsletter yet',
      what: 'Ask an owner to give you a role in one.',
    },
  },
});
