import type { DomainWords } from './domain-words.ts';

export const ENGLISH_DOMAIN: DomainWords = {
  title: 'The domain of this address',
  loading: 'Asking Resend…',
  none: 'Set a sender first.',
  sandbox: 'Mail stays on this machine, so any domain will do.',
  verified: (name) => `Mail may come from ${name}.`,
  open: (name) => `Records of ${name} are still missing.`,
  unknown: {
    title: 'Resend doesn’t know this domain',
    what: 'Add it at resend.com/domains. Its records then appear here.',
  },
  notAllowed: {
    title: 'This key may only send',
    what: 'That is enough for sending. To see the records here, give Galley a key with full access, or look at resend.com/domains.',
  },
  noAnswer: (why) => `Resend gave no answer: ${why}`,
  clicks: {
    counted: {
      title: 'Clicks are counted',
      what: 'Click tracking is on for this domain at Resend: links in mails lead through it.',
    },
    off: {
      title: 'Links lead straight to their pages',
      what: 'Click tracking is off for this domain at Resend, and nothing is counted.',
    },
    'none-come': {
      title: 'No clicks will come',
      what: 'The newsletter counts clicks, but click tracking is off for this domain at Resend. Switch it on at resend.com/domains, or stop counting.',
    },
    'in-vain': {
      title: 'Links are rewritten for nobody',
      what: 'Click tracking is on for this domain at Resend, though the newsletter counts no clicks. Switch it off at resend.com/domains: readers are tracked in vain.',
    },
  },
  what: 'Enter these records where the domain’s DNS is kept. It can take hours until all the world sees them.',
  purposes: {
    SPF: 'Says who may send',
    DKIM: 'Signs mail',
    Receiving: 'Takes mail in',
    DMARC: 'Says what happens to forgeries',
  },
  states: { verified: 'Found', pending: 'Being checked', failed: 'Not found', missing: 'Missing' },
  type: 'Type',
  name: 'Name',
  value: 'Value',
  priority: 'Priority',
  copyName: (purpose) => `Copy the name: ${purpose}`,
  copyValue: (purpose) => `Copy the value: ${purpose}`,
  check: 'Check again',
  checking: 'Checking…',
};
