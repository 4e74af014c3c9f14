import type { Format } from '../format.ts';
import type { Messages } from '../messages/messages.ts';
import { english as archive } from './archive/english.ts';
import { english as corrections } from './corrections/english.ts';
import type { PageMessages } from './page-messages.ts';
import { english as signUp } from './sign-up/english.ts';

export const english = (format: Format, words: Messages): PageMessages => ({
  skip: 'Skip to content',
  latest: 'Latest',
  subscribe: 'Subscribe',
  foot: 'These pages run no scripts and set no cookies. Published with Galley.',
  invitation: (title) => `Get ${title} by email`,
  introduction: (cadence) => `A new issue comes ${words.rhythm(cadence)}.`,
  latestIssue: 'The latest issue',
  earlierIssues: 'Earlier issues',
  noIssueYet: 'The first issue is coming soon.',
  everyIssue: (title) => `Every issue of ${title}`,
  alsoInThisIssue: 'Also in this issue',
  onlyThisReview: 'Only this review',
  reviewOf: (title) => `A review of ${title}`,
  stoodIn: 'From',
  issueOf: (title, issue) => `${title}, issue ${format.number(issue)}`,
  archive: archive(format),
  corrections,
  form: {
    title: 'Get it by email',
    again: 'Subscribe again',
    email: 'Email address',
    name: 'Name',
    optional: '(optional)',
    trap: 'Leave this empty',
    consent: (title) =>
      `I want to receive ${title} by email. I can unsubscribe at any time with one click.`,
    privacy:
      'We first send one mail and wait for your confirmation. We keep your address, your name if you give it, and a record of your consent (its words, time and page, and a hash of your IP address).',
    check: 'Please check what you typed',
    flaws: {
      'no-address': 'Expected an email address such as ada@example.com.',
      'foreign-letters':
        'Expected only ASCII letters before the @ (mail servers on the way may refuse others).',
      'not-plain': 'Expected a plain address such as ada@example.com.',
      'long-local': 'Expected at most 64 characters before the @.',
      'no-domain': 'Expected a domain such as example.com after the @.',
      'long-address': 'Expected at most 254 characters in all.',
      'control-characters': 'Expected a name without control or direction characters.',
      'long-name': 'Expected a name of at most 120 characters.',
    },
  },
  signUp,
  thanks: {
    title: 'Now check your mail',
    sent: (seconds) =>
      `If the address can receive mail from us, a link to confirm is on its way. It works for ${format.duration(seconds)}.`,
    nothing:
      "Nothing there after a few minutes? Look in the spam folder. If you already subscribe, you won't get another mail.",
  },
  confirm: {
    question: (title) => `Receive ${title}?`,
    what: 'One click, and you will get the next issue by email.',
    action: (title) => `Yes, send me ${title}`,
  },
  welcome: {
    title: 'You are subscribed',
    next: (title) => `You will get the next issue of ${title} by email.`,
    read: 'Read the latest issue now',
  },
  expired: {
    title: 'This link has expired',
    why: (seconds) =>
      `It was valid for ${format.duration(seconds)}, or a newer link has replaced it.`,
    action: 'Get a new one',
  },
  leave: {
    question: (title) => `Leave ${title}?`,
    what: 'You will get no more issues.',
  },
  goodbye: {
    title: 'You are unsubscribed',
    left: (title) => `You will no longer get ${title}.`,
    gone: 'You will no longer get our mail.',
    others: 'See what else you receive',
  },
  preferences: {
    title: 'Your preferences',
    saved: 'Saved.',
    of: 'For',
    what: 'What you receive',
    status: {
      pending: 'awaits your confirmation',
      confirmed: 'subscribed',
      unsubscribed: 'unsubscribed',
    },
    save: 'Save',
  },
  notFound: {
    title: 'Page not found',
    why: 'There is nothing at this address.',
    action: 'Go to the front page',
  },
  away: {
    title: 'Back in a moment',
    why: "We can't reach our records just now. That usually takes less than a minute.",
    again:
      'Please try again then. If you have just sent something, send it once more: doing it twice does no harm.',
  },
  broken: {
    title: 'Something went wrong',
    why: 'The problem is on our side. Please try again in a minute.',
    quote: 'If you write to us about it, please quote',
  },
  badLink: {
    title: 'This link does not work',
    why: 'It may have been cut off. Please open it from the mail itself, or copy it completely.',
  },
});
