import type { Format } from '../../format.ts';
import type { SendingWords } from './sending-words.ts';

export const englishSending = (format: Format): SendingWords => ({
  title: 'Sending',
  name: (issue, newsletter) => `${issue} of ${newsletter}`,
  stop: 'Stop',
  pause: 'Pause',
  resume: 'Resume',
  reconnecting: 'Reconnecting…',
  bar: {
    leaves: (time) => `Goes out in ${time}`,
    soon: (name) => `${name} is about to go out.`,
    sending: (have, all) => `Sending: ${have} of ${all}`,
    gatheringCount: (count) => `Gathering the audience: ${format.number(count)} so far`,
    paused: (have, all) => `Paused: ${have} of ${all} have it`,
    pauseCount: (have) =>
      have === 0
        ? 'Pause: nobody has it yet'
        : format.plural(have, { one: 'Pause: # has it', other: 'Pause: # have it' }),
    resumesAt: (when) => `Resumes by itself ${when}`,
    othersCount: (count) => format.plural(count, { one: '# more', other: '# more' }),
  },
  keys: {
    stop: (name) => `Stop: ${name}`,
    pause: (name) => `Pause: ${name}`,
    resume: (name) => `Resume: ${name}`,
  },
  said: {
    stopping: 'Stopping…',
    takenBack: (name) => `${name} is taken back. Nobody has it.`,
    tooLate: (name) => `Too late to take back ${name}: its first mails are on their way.`,
    pausing: 'Pausing…',
    paused: (name) => `Paused: ${name}`,
    resuming: 'Resuming…',
    resumed: (name) => `Being sent again: ${name}`,
    cancelled: (name) => `Cancelled: ${name}`,
  },
  undo: {
    title: 'Goes out in',
    until: (time) => `Nobody has it yet. Until ${time} you can take it back.`,
    only: 'Nobody has it yet. A publisher can still take it back.',
  },
  progress: {
    label: 'Readers dealt with',
    reachedCount: (count) => format.plural(count, { one: '# has it', other: '# have it' }),
    ofCount: (all) => format.plural(all, { one: 'of # reader', other: 'of # readers' }),
    gathering: 'The audience is being gathered.',
    first: 'The first mails go out alone, to see whether all is well.',
    rate: (perSecond) => `${perSecond} a second`,
    left: (duration) => `about ${duration} left`,
    leftSoon: 'less than a minute left',
    pausedHere: 'Paused',
  },
  counts: {
    audience: 'Audience',
    accepted: 'Accepted',
    rejected: 'Rejected',
    uncertain: 'Uncertain',
    excluded: 'Left out',
    pending: 'Still to come',
    delivered: 'Delivered',
    bounced: 'Bounced',
    complained: 'Complained',
    suppressed: 'Suppressed',
    failed: 'Failed',
    silent: 'No news yet',
  },
  after: {
    sent: (when) => `Sent ${when}`,
    cancelled: (when) => `Cancelled ${when}`,
    equation: 'How the readers add up',
    fates: 'What became of the accepted mails',
    web: 'Read it on the web',
    mailbox: 'Open the mailbox',
  },
  again: {
    title: 'Send again',
    what: 'These readers were rejected for a reason that was not theirs. They can be sent the same bytes, and nobody else.',
    readersCount: (readers) => format.plural(readers, { one: '# reader', other: '# readers' }),
    decided: 'A person found out that their mail never arrived.',
    reason: (reason) => `Rejected for the account’s sake, which Galley takes as gone: ${reason}`,
    stayCount: (readers) =>
      format.plural(readers, {
        one: '# reader stays rejected, for their own address or for what the mail holds.',
        other: '# readers stay rejected, for their own address or for what the mail holds.',
      }),
    arrivedCount: (readers) =>
      format.plural(readers, {
        one: '# reader stays rejected: their mail seems to have arrived.',
        other: '# readers stay rejected: their mail seems to have arrived.',
      }),
    waits: 'It can’t be sent again yet:',
    open: 'Send again…',
    askCount: (readers) =>
      format.plural(readers, {
        one: 'Send it again to # reader?',
        other: 'Send it again to # readers?',
      }),
    once: 'It goes to exactly these, once. Until the undo window is over, you can take it back.',
    action: 'Send again',
    done: (name) => `${name} is being sent again.`,
  },
  cancel: {
    open: 'Cancel the issue',
    title: (name) => `Cancel ${name}?`,
    haveCount: (have) =>
      format.plural(have, {
        one: '# reader has it already and keeps it.',
        other: '# readers have it already and keep it.',
      }),
    mayHaveCount: (uncertain) =>
      format.plural(uncertain, { one: '# more may have it.', other: '# more may have it.' }),
    leftCount: (left) =>
      format.plural(left, {
        one: 'The other one never gets it. This cannot be undone.',
        other: 'The other # never get it. This cannot be undone.',
      }),
    nobody:
      'Nobody has it yet, and nobody will get it. Its reviews return to the queue. This cannot be undone.',
    action: 'Cancel for good',
    back: 'Go back',
  },
  troubled: {
    title: 'Readers it may not have reached',
    what: 'Galley never sends to them again by itself: a second copy is worse than a question.',
    uncertain: {
      title: 'Uncertain',
      what: 'A mail was sent, and no answer came. Resend may know whether it arrived.',
    },
    rejected: { title: 'Rejected', what: 'Resend refused these addresses.' },
    more: 'Show more',
    reconcile: 'Ask Resend now',
    reconciling: 'Asking Resend…',
    foundCount: (found) =>
      found === 0
        ? 'Resend has found none of these mails.'
        : format.plural(found, {
            one: 'Resend has the mail of # reader.',
            other: 'Resend has the mails of # readers.',
          }),
    leftCount: (left) =>
      left === 0
        ? 'Nobody is uncertain any more.'
        : format.plural(left, { one: '# is still uncertain.', other: '# are still uncertain.' }),
    decide: 'Decide',
    decideFor: (name) => `Decide about ${name}`,
    doubts: {
      'key-too-old': 'No answer came, and too much time has passed to send the same call again.',
      'key-conflict': 'Resend has seen this mail with other content.',
      'bytes-changed': 'What is stored no longer gives the mail that was frozen.',
      restored: 'It was on its way when the backup was made that was restored here.',
    },
  },
  decide: {
    title: (name) => `Did the mail to ${name} arrive?`,
    batchCount: (readers) =>
      readers === 1
        ? 'This reader is alone in their batch.'
        : `Resend takes or refuses a batch as a whole, so your answer holds for all ${format.number(readers)} readers of this batch.`,
    answer: 'Your answer',
    answerMissing: 'Choose one.',
    accepted: { title: 'It arrived', what: 'These readers count as accepted.' },
    rejected: { title: 'It did not arrive', what: 'They count as rejected; no mail is sent.' },
    because: 'How do you know?',
    becauseHint: 'Such as: I asked Ada, and she has it. It is kept with your name.',
    becauseMissing: 'Say how you know.',
    action: 'Record it',
    saving: 'Recording…',
    doneCount: (readers) =>
      format.plural(readers, { one: 'Recorded for # reader', other: 'Recorded for # readers' }),
  },
  reason: {
    details: 'In detail',
    settings: 'Open the settings',
    queue: 'Open the queue',
    unknown: {
      title: 'It is waiting for somebody',
      what: 'A newer Galley gave a reason that this page does not know. Reload the page.',
    },
    codes: {
      'not-approved': {
        title: 'Held: nobody had approved it in time',
        what: 'Its time came without an approval, so nothing was sent.',
        action:
          'Read it and approve it. If that is soon after its time, it goes out by itself; later, you send it. On another day, date it today first.',
      },
      'too-late': {
        title: 'Held: it was too late to send it by itself',
        what: 'It was approved, but Galley was not running at its time or soon after.',
        action: 'If it may still go out, date it today, approve it and send it. If not, cancel it.',
      },
      'taken-back': {
        title: 'Taken back',
        what: 'Somebody stopped it before the first mail left. Nobody has it.',
        action: 'Change what has to change. It can go out once it is approved again.',
      },
      'by-hand': {
        title: 'Paused by hand',
        what: 'Somebody paused it. Mails that were on their way still arrived.',
        action: 'Resume it when all is well, or cancel what is left.',
      },
      'quota-daily': {
        title: "Paused: today's quota is used up",
        what: 'Resend sends only a certain number of mails in 24 hours.',
        action: 'There is nothing to do: it resumes by itself.',
      },
      'quota-monthly': {
        title: "Paused: this month's quota is used up",
        what: 'Resend sends only a certain number of mails in a month.',
        action: 'Get a larger plan at Resend and resume it, or wait: it resumes by itself.',
      },
      'not-allowed': {
        title: 'Paused: Resend does not allow it',
        what: 'Resend refused the key, its permissions, the domain of the sender or the account.',
        action: 'Fix that at Resend, or change the sender in the settings; then resume it.',
      },
      'bad-content': {
        title: 'Paused: Resend refused the mail',
        what: 'Something that all its mails share is not accepted: the sender, the subject or a header.',
        action: 'Cancel it, correct what is wrong, and compile it again.',
      },
      'wrong-address': {
        title: 'Paused: no mail server answers there',
        what: 'The server that RESEND_BASE_URL names takes no mail.',
        action: 'Whoever runs Galley has to correct it and restart. Then resume it.',
      },
      refused: {
        title: 'Paused: Resend refused some mails',
        what: 'What Resend says names neither a reader nor a cause that Galley knows.',
        action: 'Read it below. Then resume the issue, or cancel what is left.',
      },
      restored: {
        title: 'Stopped after a restore',
        what: 'When the backup was made that was restored here, this issue was not sent yet. Readers who got it since are marked, as far as the provider shows it.',
        action: 'Look at who got it. Going on sends it to the others; cancelling ends it.',
      },
      'uneven-counts': {
        title: 'Paused: the readers do not add up',
        what: 'Nothing is left to send, but the counts differ from the audience. Either Galley made a mistake, or somebody changed the database.',
        action: 'Whoever runs Galley has to look at it. Resuming counts again; cancelling ends it.',
      },
    },
  },
});
