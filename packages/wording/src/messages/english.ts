import { formatWallTime } from '@galley/core/newsletter';
import type { DueTime } from '../due-time.ts';
import type { Format } from '../format.ts';
import type { HeldKind, Messages } from './messages.ts';

const HELD: Readonly<Record<HeldKind, { headline: string; explanation: string; next: string }>> = {
  'not-approved': {
    headline: 'was not approved in time',
    explanation: 'was not approved before its send time.',
    next: 'If it may go out as it is, approve it:',
  },
  'too-late': {
    headline: 'is too late to go out by itself',
    explanation: 'missed its send time by more than the newsletter allows.',
    next: 'If it may still go out, approve it again and send it:',
  },
  preflight: {
    headline: 'did not pass preflight',
    explanation: 'was stopped by preflight.',
    next: 'Once you have fixed this, check again:',
  },
};

export function english(format: Format): Messages {
  const { number, date, duration, plural } = format;
  const at = (due: DueTime) => `on ${date(due.date, 'full')} at ${due.time} (${due.timeZone})`;
  const rhythm: Messages['rhythm'] = (its) => {
    switch (its.kind) {
      case 'weekly':
        return `every ${format.weekday(its.weekday)}`;
      case 'monthly-day':
        return `on day ${number(its.day)} of the month`;
      case 'monthly-weekday':
        return `on the ${its.ordinal} ${format.weekday(its.weekday)} of the month`;
    }
  };
  const cadence: Messages['cadence'] = (its) => `${rhythm(its)} at ${formatWallTime(its.time)}`;
  return {
    issue: (issue) => `Issue ${number(issue)}`,
    editorsNote: 'Editor’s Note',
    inThisIssue: 'In This Issue',
    moreInBrief: (count) => `And ${number(count)} more in brief.`,
    summary: 'Summary',
    keyFindings: 'Key Findings',
    analysis: 'Detailed Analysis',
    whyItMatters: 'Why This Matters',
    byline: (names) => `By ${format.list(names)}`,
    rating: (value, max) => `${number(value)} of ${number(max)}`,
    position: (position, count) => `${number(position)} of ${number(count)}`,
    readArticle: (outlet) => (outlet === '' ? 'Read the article' : `Read the article in ${outlet}`),
    reviewOnTheWeb: 'This review on the web',
    readWholeReview: 'Read the whole review',
    moreOnTheWeb: (parts) => `On the web: ${format.list(parts)}.`,
    countFindings: (count) => plural(count, { one: '# key finding', other: '# key findings' }),
    readOnTheWeb: 'Read on the web',
    unsubscribe: 'Unsubscribe',
    preferences: 'Preferences',
    allIssues: 'All issues',
    whyReader: (title) => `You get this mail because you subscribed to ${title} with this address.`,
    whyEditor: (title) => `You get this mail because you are an editor of ${title}.`,
    rhythm,
    cadence,
    bestOf: {
      title: (month) => `The Best of ${format.month(month)}`,
      opening: (count, month) =>
        plural(count, {
          one: `Our highest-rated review of ${format.month(month)}.`,
          other: `Our # highest-rated reviews of ${format.month(month)}, the best first.`,
        }),
      fromIssue: (issue) => `from issue ${number(issue)}`,
    },
    confirmation: {
      subject: (title) => `Confirm your subscription to ${title}`,
      preheader: 'One click is all it takes. If this was not you, do nothing.',
      title: 'Please confirm your subscription',
      asked: (title) => `Somebody, most likely you, asked us to send ${title} to this address.`,
      question: 'Is that right? Confirm, and you will get the next issue.',
      action: 'Confirm my subscription',
      limits: (seconds) =>
        `The link works for ${duration(seconds)}. If you did not ask for this, do nothing: we send no issues without your confirmation.`,
      why: 'You get this one mail because your address was entered in our sign-up form.',
      whyByMail: 'You get this one mail because somebody wrote to us from your address.',
      whatWePublish: 'What we publish',
    },
    leaveLink: {
      subject: (title) => `Leave ${title}?`,
      preheader: 'One click, and no more issues come.',
      title: 'Do you want to leave?',
      asked: (title, address) =>
        `A mail from ${address} asked us to end its subscription to ${title}. Anybody can write such a mail, so please confirm it.`,
      action: 'Unsubscribe',
      otherwise: 'If you did not ask for this, do nothing: everything stays as it is.',
      why: (address) => `You get this one mail because somebody wrote to us from ${address}.`,
    },
    welcome: {
      subject: (title) => `Welcome to ${title}`,
      preheader: (rhythm) =>
        rhythm === null ? 'Good to have you.' : `A new issue comes ${cadence(rhythm)}.`,
      title: 'Your subscription is confirmed',
      greeting: (title, address, rhythm) =>
        `Welcome. From now on, ${title} comes to ${address}${rhythm === null ? '' : ` ${cadence(rhythm)}`}.`,
      meanwhile: (subject) => `Something to read until then: ${subject}`,
      readIssue: (issue) => `Read issue ${number(issue)}`,
      contacts: (address) =>
        `Issues come from ${address}. Add it to your contacts to keep them out of spam.`,
    },
    signIn: {
      subject: (title) => `Sign in to the desk of ${title}`,
      preheader: 'Your link to the desk. It works once.',
      title: 'Sign in to the desk',
      asked: (title, address) =>
        `Somebody, most likely you, wants to sign in to the desk of ${title} as ${address}.`,
      action: 'Sign in',
      limits: (seconds) =>
        `The link works once, for ${duration(seconds)}. If you did not ask for it, do nothing, and do not share it.`,
      why: (address) => `You get this mail because ${address} belongs to an editor.`,
    },
    invitation: {
      subject: (title) => `An invitation to the desk of ${title}`,
      preheader: 'Once you accept, you can work on it.',
      title: 'You are invited to the desk',
      invited: (title, everywhere) =>
        everywhere
          ? `You are invited to work on ${title} and every other newsletter made there.`
          : `You are invited to work on ${title}.`,
      role: {
        writer: 'As a writer, you write reviews and put them into the queue.',
        publisher: 'As a publisher, you also approve issues and send them.',
        owner: 'As an owner, you also decide about people, keys and settings.',
      },
      action: 'View the invitation',
      limits: (seconds) =>
        `The link works once, for ${duration(seconds)}. If you expected no invitation, do nothing.`,
      why: (address) => `You get this mail because an editor invited ${address}.`,
    },
    recovered: {
      subject: (address) => `The account of ${address} was recovered by e-mail`,
      preheader: 'Please make sure that it was them.',
      title: 'An account was recovered',
      happened: (address) =>
        `Somebody who reads the mail of ${address} says that they can’t use their passkeys any more, and is signed in again. Every other session has ended, and the old passkeys are gone.`,
      restricted:
        'Until this is confirmed, that account can neither approve issues nor change people and keys.',
      ask: (address) =>
        `Please ask ${address}, but not by e-mail: by telephone, for example. If it was not them, remove them from the desk.`,
      action: 'View people',
      next: 'If it was them, confirm it in the desk or on the terminal:',
    },
    queueAnswer: {
      subject: (title) => `Your mail to the queue of ${title}`,
      preheader: 'Nothing in it was new.',
      title: 'Nothing was added',
      nothing: 'Galley found nothing new in your mail to the queue.',
      review:
        'It takes a review as text: the title of the article, a line with rating, outlet and date, then sections such as Summary. It goes into the queue, unless the article is there already.',
      links:
        'Or it takes links to articles, ten at most. They become candidates, unless you have seen them before.',
      address: (address) => `Write or forward it to ${address}.`,
    },
    webhookDisabled: {
      subject: (host) => `The webhook to ${host} is disabled`,
      preheader: 'Nothing more is posted to it until you enable it.',
      title: 'A webhook is disabled',
      gone: (name) => `The webhook to ${name} answered that it is gone for good (410).`,
      failing: (name) =>
        `Galley has posted events to ${name} for five days, and not one was accepted.`,
      kept: 'Nothing more is posted there. What did not arrive is kept for 30 days, and you can have it sent again.',
      look: 'See what it answered:',
      enable: 'Once it works again, enable it:',
    },
    editors: {
      lookAtProof: 'View the proof',
      openQueue: 'View the queue',
      nothingSent: 'Nothing has been sent to readers.',
    },
    held: {
      subject: (title, issue, reason) =>
        `Held: ${title}, issue ${number(issue)} ${HELD[reason].headline}`,
      preheader: 'Nothing has been sent to readers. The issue awaits your decision.',
      title: (issue) => `Issue ${number(issue)} is held`,
      explanation: (subject, due, reason) =>
        `“${subject}”${due === null ? '' : `, due ${at(due)},`} ${HELD[reason].explanation}`,
      next: (reason) => HELD[reason].next,
    },
    missed: {
      subject: (title, count, firstDate) =>
        `${title}: ${plural(count, {
          one: `the issue due on ${date(firstDate, 'long')} was missed`,
          other: '# issues were missed',
        })}`,
      preheader: 'Galley was not running in time. Nothing has been sent to readers.',
      title: (count) =>
        plural(count, { one: 'An issue was missed', other: '# issues were missed' }),
      explanation: (count, first, last) =>
        plural(count, {
          one: `An issue was due ${at(first)}, but Galley was not running in time to compile it.`,
          other: `# issues were due from ${date(first.date, 'full')} to ${date(last.date, 'full')}, but Galley was not running in time to compile them.`,
        }),
      next: 'Reviews in the queue wait for the next issue. To compile them into an extra issue now:',
      nextBestOf: 'To compile the best of that month now, for all readers:',
    },
    reminder: {
      queueSubject: (title, ready, minimum) =>
        `${title}: ${number(ready)} of ${plural(minimum, { one: '# review', other: '# reviews' })} in the queue`,
      queuePreheader: 'Without more reviews, the next issue will be skipped.',
      queueTitle: 'The queue is short',
      queueShort: (ready, minimum, due, cutOff) =>
        `An issue is due ${at(due)}. It needs ${plural(minimum, { one: '# review', other: '# reviews' })}; ${plural(ready, { one: '# is', other: '# are' })} in the queue. Reviews queued after ${cutOff.time} on ${date(cutOff.date, 'full')} wait for the next issue.`,
      queueNext: 'Add a review:',
      approvalSubject: (title, issue) => `${title}: issue ${number(issue)} awaits your approval`,
      approvalPreheader: 'Without it, nothing goes out.',
      approvalTitle: (issue) => `Issue ${number(issue)} awaits your approval`,
      approvalWaits: (subject, due) =>
        `“${subject}” is due ${at(due)}. Without approval it will be held, and nothing will go out.`,
      approvalNext: 'If it may go out as it is, approve it:',
    },
    correction: {
      subject: (title, issue) => `Correction to issue ${number(issue)} of ${title}`,
      preheader: (reviewTitle) => `We got something wrong in “${reviewTitle}”.`,
      title: 'A correction',
      opening: (reviewTitle, issue, day) =>
        `We made a mistake in our review “${reviewTitle}” (issue ${number(issue)}, ${date(day, 'long')}).`,
      weWrote: 'We wrote',
      itIs: 'It should read',
      apology: 'We have corrected the review on the web. We are sorry.',
      action: 'Read the corrected review',
    },
  };
}
