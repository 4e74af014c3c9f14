/** A violated invariant, in words that say where to look. */
export interface Violation {
  readonly rule: Rule;
  readonly detail: string;
}

/** Every rule with what it promises. */
export const RULES = {
  'exactly-once': 'every reader of the audience is accepted exactly once, or listed with a reason',
  'nobody-else': 'nobody outside the audience is mailed',
  'audience-complete': 'every confirmed reader who stayed is in the audience',
  'left-before-freeze': 'nobody is mailed who left before their batch was frozen',
  'left-is-kept': 'a reader who was told that they have left stays away',
  'earned-exclusion':
    'only readers who left or wanted no mail are excluded, and only refused addresses, and mail that somebody found never to have arrived, are rejected',
  counts: 'audience = accepted + rejected + excluded + uncertain, and batches agree',
  'ledger-bounds': 'accepted <= the provider’s ledger <= accepted + uncertain',
  'same-ids': 'the stored ids are the ones that the provider gave the same readers',
  'only-old-readers':
    'an urgent correction goes only to readers who got the issue that it corrects, once',
  'own-token': 'each mail has its own reader’s link',
  'own-rendition': 'each reader gets the rendition that they chose, or none if they chose none',
  'one-key-one-body': 'one idempotency key always comes with the same bytes',
  'key-still-known': 'no key is used after it is no longer trusted',
  'legal-edges': 'batches, issues and deliveries change state only along published edges',
  'void-after-ambiguity': 'nothing is voided that may have arrived',
  'uncertain-by-a-bug': 'no key is ever refused for its bytes, and stored bytes never change',
  'uncertain-is-earned': 'uncertain only after an ambiguous attempt whose key became too old',
  'one-live-lease': 'no attempt begins while another’s lease is alive',
  'only-while-sending':
    'nothing begins for an issue that is paused, cancelled or not released yet, except for what may ' +
    'be on the wire for a cancelled one',
  fence: 'only an attempt itself ends it while it is under way',
  'success-is-absorbing': 'a process that read a success records it',
  feedback: 'provider events give the same end state in any order and with repeats',
  settles: 'no issue stays open without a cause',
  'process-survives': 'a process never ends by itself',
} as const;

export type Rule = keyof typeof RULES;
