import type { Format } from '../../format.ts';
import type { SettingsWords } from './settings-words.ts';

export const englishSettings = (_format: Format): SettingsWords => ({
  title: 'Settings',
  none: {
    title: 'No settings for you here',
    what: 'The owners of a newsletter change its settings.',
  },
  parts: {
    basics: {
      title: 'Basics',
      what: 'What the newsletter is called, and what the law requires in each mail.',
    },
    sender: { title: 'Sender', what: 'Who mail comes from, and where replies go.' },
    when: { title: 'When it comes out', what: 'On which days, and which reviews make it.' },
    addresses: {
      title: 'Testers and editors',
      what: 'Who gets test mails, and whom Galley writes to about issues.',
    },
    approval: { title: 'Approval', what: 'Who looks at an issue before it goes out.' },
    choices: {
      title: 'What readers may choose',
      what: 'Ratings, topics, and the best-of alone. Every reader gets all reviews until they choose.',
    },
    sources: {
      title: 'Feeds and forwarding',
      what: 'What brings articles to review. What you change here holds at once.',
    },
    rules: {
      title: 'Preflight rules',
      what: 'What Galley checks before an issue goes out, and what it does about it.',
    },
    clicks: { title: 'Clicks', what: 'Whether the report counts which links are followed.' },
    theme: {
      title: 'Theme',
      what: 'The colours, fonts and logo of mails and of readers’ pages.',
    },
  },
  nextPart: 'Next part',
  previousPart: 'Previous part',
  unsaved: 'not saved',
  saving: 'Saving…',
  signs: 'Your passkey signs this change.',
  discard: 'Discard changes',
  leaving: {
    title: 'Leave without saving?',
    what: 'What you changed here is not saved yet.',
    action: 'Discard and leave',
  },
  roles: 'People and their roles',
  fields: {
    title: {
      label: 'Title',
      wrong: 'Expected a title on one line, at most 120 characters.',
    },
    slug: {
      label: 'Address',
      hint: 'Can never change, so that links to it keep working.',
      wrong:
        'Expected lower-case letters, digits and single hyphens, not used by another newsletter.',
    },
    tagline: {
      label: 'Tagline',
      hint: 'The sentence under the title on its front page.',
      wrong: 'Expected one line, at most 200 characters.',
    },
    language: {
      label: 'Language',
      hint: 'The language of the fixed words in mails and on readers’ pages.',
      wrong: 'Expected a language.',
    },
    postalAddress: {
      label: 'Postal address',
      hint: 'At the foot of each mail; many countries require it.',
      wrong: 'Expected an address of at most 500 characters.',
    },
    fromName: {
      label: 'Name',
      hint: 'As inboxes show it.',
      wrong: 'Expected a name without < > " or \\.',
    },
    from: {
      label: 'Email address',
      hint: 'At a domain that your mail provider has verified.',
      wrong: 'Expected an email address such as news@example.com.',
    },
    replyTo: {
      label: 'Replies go to',
      hint: 'Leave it empty for the address above.',
      wrong: 'Expected an email address such as letters@example.com.',
    },
    cadence: {
      label: 'Cadence',
      hint: 'Such as weekly fri 08:00, monthly 15 08:00 or monthly last fri 08:00.',
      wrong: 'Expected a cadence such as weekly fri 08:00.',
    },
    timeZone: {
      label: 'Time zone',
      hint: 'The days and times above are in this zone.',
      wrong: 'Expected a time zone such as Europe/London.',
    },
    cutOff: {
      label: 'Queue closes',
      hint: 'This long before the issue is due; later reviews wait.',
      wrong: 'Expected at most 14 days.',
    },
    lateLimit: {
      label: 'Lateness limit',
      hint: 'If Galley was not running when an issue was due, it makes up for it within this time.',
      wrong: 'Expected 5 minutes to 14 days.',
    },
    undoWindow: {
      label: 'Undo window',
      hint: 'For this long after its release, an issue can be taken back.',
      wrong: 'Expected at most 1 day.',
    },
    minimum: {
      label: 'Fewest reviews',
      hint: 'With fewer, the issue is skipped.',
      wrong: 'Expected a whole number from 1 to 100, no more than the most.',
    },
    maximum: {
      label: 'Most reviews',
      hint: 'The others wait for the next issue.',
      wrong: 'Expected a whole number from 1 to 100, no fewer than the fewest.',
    },
    testers: {
      label: 'Testers',
      hint: 'One address a line. They get every test of an issue.',
      wrong: 'Expected an email address on each line.',
    },
    editors: {
      label: 'Editors',
      hint: 'One address a line. Galley tells them about issues that are held, were missed or wait for approval.',
      wrong: 'Expected an email address on each line.',
    },
    approval: {
      label: 'How issues are approved',
      wrong: 'Expected one of these ways.',
    },
    floors: {
      label: 'Lowest ratings that readers may ask for',
      wrong: 'Expected ratings from 0.5 to 5 stars.',
    },
    topics: {
      label: 'Topics',
      hint: 'In this order on readers’ pages. A new name keeps who chose it.',
      wrong: 'Expected at most 20 names without commas, each on its own.',
    },
    bestOfCadence: {
      label: 'When the best-of is due',
      hint: 'Such as monthly 1 09:00 or monthly first mon 09:00.',
      wrong: 'Expected a monthly cadence such as monthly 1 09:00.',
    },
    rules: {
      label: 'Rules',
      wrong: 'Expected a reason for each rule that you change.',
    },
    clicks: { label: 'Clicks on links', wrong: 'Expected on or off.' },
    theme: {
      label: 'Theme',
      wrong: 'A colour is too faint or a value is wrong: see the notes beside them.',
    },
  },
  effect: 'What readers see',
  noAddress: 'No postal address yet: no issue can go out.',
  inbox: 'In an inbox',
  sampleSubject: 'This week’s reviews',
  recompiled: (issue) => `Issue ${issue} was compiled again with this change.`,
  recompiledVoid: (issue) =>
    `Issue ${issue} was compiled again with this change. Its approval is void: it has to be approved again.`,
  openIssue: (issue) => `Open issue ${issue}`,
  conflict: {
    title: 'Somebody else has changed this too',
    what: 'Choose what it should say, then save.',
    yours: 'Yours',
    theirs: 'Theirs',
    keepYours: 'Keep yours',
    takeTheirs: 'Take theirs',
    nothing: 'nothing',
    decided: 'Decided. Save to go on.',
  },
  passkey: {
    title: 'Changing the sender needs a passkey',
    what: 'So that nobody who finds your desk open can send under another name. What you have typed stays here.',
    action: 'Add a passkey',
  },
  cadence: {
    rhythm: 'How often',
    weekly: 'Every week',
    monthlyDay: 'Every month, on a date',
    monthlyWeekday: 'Every month, on a weekday',
    weekday: 'Weekday',
    which: 'Which one',
    ordinals: {
      first: 'First',
      second: 'Second',
      third: 'Third',
      fourth: 'Fourth',
      last: 'Last',
    },
    day: 'Day of the month',
    dayHint: 'In shorter months, 29 to 31 mean the last day.',
    time: 'Time',
    asText: 'Write it as text',
    asForm: 'Choose it in fields',
  },
  units: { s: 'seconds', m: 'minutes', h: 'hours', d: 'days' },
  unit: (field) => `Unit: ${field}`,
  noZone: 'No zone has that name.',
  slots: {
    title: 'The next three issues',
    cutOff: (when) => `Queue closes ${when}`,
    yourTime: (when) => `For you: ${when}`,
    none: 'Shown once cadence and time zone are complete.',
  },
  approvals: {
    'by-hand': {
      title: 'By a publisher',
      what: 'A publisher approves each issue and signs it with a passkey.',
    },
    'four-eyes': {
      title: 'Four eyes',
      what: 'Each change needs an approver who didn’t make it: somebody who changed nothing, or two people.',
    },
    automatic: {
      title: 'Automatic',
      what: 'If preflight finds nothing that stops an issue, it goes out on time without anybody looking.',
    },
  },
  clicks: {
    off: {
      title: 'Don’t count clicks',
      what: 'Nothing is kept of what readers click.',
    },
    on: {
      title: 'Count clicks',
      what: 'From the next issue on, Galley keeps which link was followed, by which reader and when, until the issue’s deliveries are removed: no network, no program. The report shows sums only. It works only while click tracking is on at Resend, which then rewrites the links in your mails and sees each click.',
    },
  },
  theme: {
    schemes: { light: 'Light', dark: 'Dark', 'forced-dark': 'Darkened by Gmail' },
    colours: {
      desk: 'Margin',
      paper: 'Paper',
      panel: 'Boxes',
      ink: 'Text',
      quiet: 'Quiet text',
      accent: 'Accent',
      hairline: 'Lines',
    },
    hex: (colour) => `${colour}, as text`,
    colourWrong: 'Expected a colour such as #9c2a1c.',
    coloursOf: { light: 'Colours in light mode', dark: 'Colours in dark mode' },
    contrast: {
      title: 'Contrast',
      what: 'Text needs 4.5 or more, or many people can’t read it (WCAG AA).',
    },
    pair: (text, ground) => `${text} on ${ground}`,
    readable: 'readable',
    faint: 'too faint',
    fonts: 'Fonts',
    font: { display: 'Titles', text: 'Text', label: 'Labels and small print' },
    fontHint:
      'The preferred one first, a common one among them, and serif, sans-serif or monospace last.',
    fontWrong:
      'Expected names without quotation marks, one that every system has, and a generic one last: Charter, Georgia, serif.',
    logo: { title: 'Logo', what: 'A picture in place of the title at the head of each mail.' },
    logoUrl: 'Address of the picture',
    logoAlt: 'Text for those who see no pictures',
    logoWidth: 'Width in pixels',
    logoHeight: 'Height in pixels',
    logoWrong: {
      url: 'Expected an address that begins with https://.',
      alt: 'Expected one line, at most 120 characters.',
      width: 'Expected a whole number from 16 to 536.',
      height: 'Expected a whole number from 16 to 240.',
    },
    addLogo: 'Add a logo',
    removeLogo: 'Remove the logo',
    proof: 'A mail in this theme',
    refreshing: 'The mail is being drawn again…',
    waits: 'The mail follows once everything in the theme is right.',
    file: {
      title: 'As a file',
      what: 'The theme as JSON: copy it to another newsletter, or paste one here. It is what galley newsletter set --theme takes.',
      label: 'Theme as JSON',
      take: 'Use this text',
      taken: 'The theme is in place; look at it, then save',
      broken: 'Expected JSON.',
    },
    reset: 'Back to Galley’s theme',
  },
  create: {
    title: 'New newsletter',
    lead: 'A title is enough to begin. All but the address can be changed later.',
    action: 'Create newsletter',
    created: (name) => `${name} is here`,
    before: {
      title: 'Before the first issue goes out',
      what: 'Each mail needs a sender and a postal address. Fill them in now, or later in the settings.',
    },
    finish: 'Save and open the queue',
    later: 'Later',
    ready: 'Saved. On to the first review.',
  },
});
