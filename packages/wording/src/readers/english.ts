import type { Format } from '../format.ts';
import type { ReaderMessages } from './reader-messages.ts';

export const english = ({ number, duration, plural }: Format): ReaderMessages => ({
  preferences: {
    reviews: 'Which reviews',
    everyReview: 'All of them',
    floor: (stars) =>
      stars === 5
        ? 'Only those with five stars'
        : `Only those with at least ${number(stars)} of 5 stars`,
    unrated: 'Reviews without a rating always come.',
    topics: 'Topics',
    topicsNote: 'With all of them ticked, you get new topics too.',
    rhythm: 'How often',
    everyIssue: 'Every issue',
    monthly: 'Only the best of each month',
    noBestOfs:
      'There is no best of the month at present, so you get every issue. Your choice counts again once there is one.',
    pause: 'Pause',
    noPause: 'No pause',
    weeks: (count) => plural(count, { one: 'For # week', other: 'For # weeks' }),
    pausedUntil: (date) => `Paused until ${date}`,
    endPause: 'End the pause now',
    catchUp: 'After a pause, you also get the next best-of, so that you miss nothing good.',
    name: 'Your name',
    others: 'Other newsletters',
    othersNote: 'We mail you a link to confirm each one first.',
    asked: 'If all is well, a mail with a link to confirm is on its way to you.',
    leaveAll: 'Unsubscribe from everything',
    flaws: {
      floor: 'Please choose one of the ratings on offer.',
      topics: 'Please choose from the topics on offer.',
      'no-topic': 'Please keep at least one topic, or unsubscribe.',
      rhythm: 'Please choose one of the rhythms on offer.',
      pause: 'Please choose a pause of 1 to 12 weeks.',
    },
    data: {
      title: 'Your address and your data',
      what: 'To change your address, or to download or erase what we keep about you, you need a fresh link. We mail it to you, because this page may have been opened from a forwarded mail.',
      action: 'Mail me that link',
    },
    dataMailed: 'A link is on its way to you. It works for 15 minutes.',
    dataTooMany:
      'We have mailed you several links already. Please open the newest mail, or try again later.',
  },
  goodbye: {
    undo: (title) => `Keep sending me ${title}`,
    back: 'You are still subscribed',
    backAgain: (title) => `We go on sending you ${title}.`,
    late: 'It is too late to undo that here. You can subscribe again.',
    why: 'Would you tell us why?',
    whyNote: 'We only count the answers; nobody learns who gave them.',
    reasons: {
      'too-often': 'Too many mails',
      'not-for-me': 'Not what I was looking for',
      'read-elsewhere': 'I read it elsewhere',
      'never-asked': 'I never asked for it',
      other: 'Another reason',
    },
    send: 'Send',
    thanks: 'Thank you. That helps us.',
  },
  links: {
    title: 'Manage what you receive',
    what: 'Enter your address, and we mail you a link to your preferences, where you can also unsubscribe. No old mail needed.',
    action: 'Mail me my link',
    sent: 'If we send mail to that address, a link is on its way.',
    nothing: 'Nothing there after a few minutes? Look in the spam folder, or try again later.',
  },
  data: {
    title: 'Your address and your data',
    download: 'Download your data',
    downloadWhat: 'Everything that we keep about you, as a JSON file.',
    downloadAction: 'Download',
    address: 'Change your address',
    addressWhat: 'We mail a link to the new address. Nothing changes until you open it there.',
    addressLabel: 'New email address',
    addressAction: 'Mail the link',
    addressAsked: 'If the new address can receive mail from us, a link is on its way there.',
    erase: 'Erase your data',
    eraseWhat:
      'You get no more mail, and we erase all that we keep about you. Only a fingerprint of your address stays, so that nobody can add it again without you. This can’t be undone.',
    eraseAction: 'Erase everything',
    erased: 'Your data is erased',
    erasedWhat: 'You will get no more mail from us.',
    erasing:
      'You are unsubscribed from everything. A last mail may be on its way at this moment; as soon as it has arrived, we erase your data.',
    expired: (seconds) => `It worked for ${duration(seconds)}, or until your address was changed.`,
  },
  newAddress: {
    question: 'Use this address from now on?',
    what: (address) => `Everything that you receive will come to ${address}.`,
    action: 'Yes, send everything here',
    done: 'Your address is changed',
    doneWhat: (address) =>
      `From now on, everything comes to ${address}. We have told the old address.`,
    unusable: 'This address can’t be used',
    unusableWhat: 'It already receives our mail, or it asked for none. Nothing has changed.',
  },
  mails: {
    links: {
      subject: (title) => `Your link to the preferences of ${title}`,
      preheader: 'Choose what you receive, pause, or unsubscribe.',
      title: 'Your preferences',
      asked: (title, address) =>
        `Somebody, most likely you, asked for a link to what ${address} receives from ${title}.`,
      open: 'Open my preferences',
      limits: () => 'If you did not ask for it, do nothing: nothing has changed.',
    },
    dataLink: {
      subject: (title) => `Your link to your data at ${title}`,
      preheader: 'Change your address, or download or erase your data.',
      title: 'Your address and your data',
      asked: (title, address) =>
        `Somebody, most likely you, wants to change, download or erase what ${title} keeps about ${address}.`,
      open: 'Open my data',
      limits: (seconds) =>
        `The link works for ${duration(seconds)}. If you did not ask for it, do nothing, and do not share it.`,
    },
    newAddress: {
      subject: (title) => `Receive ${title} at this address?`,
      preheader: 'Nothing changes until you confirm it.',
      title: 'Your new address',
      asked: (title, address) =>
        `A reader of ${title}, most likely you, wants to receive mail at ${address} from now on.`,
      open: 'Look at it and confirm',
      limits: (seconds) =>
        `The link works for ${duration(seconds)}. If it was not you, do nothing: without it, you get no more mail.`,
    },
    addressChanged: {
      subject: (title) => `${title} now goes to another address`,
      preheader: 'Your address was changed.',
      title: 'Your address was changed',
      asked: (title, address) =>
        `What ${address} received from ${title} now goes to another address, which has confirmed it.`,
      notYou: 'If it was not you, please write to us at once by replying to this mail.',
    },
    why: (address) => `You get this mail because somebody entered ${address} on our pages.`,
  },
});
