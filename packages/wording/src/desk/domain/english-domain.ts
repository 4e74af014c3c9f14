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
