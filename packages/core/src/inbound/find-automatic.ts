/** Header fields by lower-case name, each with its values from top to bottom. */
export type MailHeaders = ReadonlyMap<string, readonly string[]>;

/** What shows that no person wrote a mail just now, so that answering it may start a loop. */
export const AUTOMATIC_REASONS = [
  'auto-submitted',
  'bounce',
  'report',
  'bulk',
  'list',
  'auto-reply',
  'robot',
  'own',
] as const;
export type AutomaticReason = (typeof AUTOMATIC_REASONS)[number];

export interface OwnPlaces {
  /** Domains from which only this installation sends. */
  readonly domains: readonly string[];
  /** The addresses that newsletters send from, in lower case. */
  readonly addresses: readonly string[];
}

const BULK = ['bulk', 'list', 'junk', 'auto_reply'];
const LIST_FIELDS = ['list-id', 'list-unsubscribe', 'list-post'];
const AUTO_REPLY_FIELDS = ['x-autoreply', 'x-autorespond', 'x-loop'];
const ROBOT =
  /^(?:mailer-daemon|postmaster|no[-_.]?reply|do[-_.]?not[-_.]?reply|bounces?)(?:[-+=.].*)?$/;

/**
 * Finds the sign that a mail is automatic (RFC 3834, section 2); null if there is none. Outlook puts
 * `X-Auto-Response-Suppress` into mails that people write, so it doesn't count.
 *
 * @param from the sender's address in lower case; empty for none
 */
export function findAutomatic(
  headers: MailHeaders,
  from: string,
  own: OwnPlaces,
): AutomaticReason | null {
  const values = (name: string): readonly string[] => headers.get(name) ?? [];
  const has = (name: string): boolean => values(name).length > 0;
  if (values('auto-submitted').some((value) => firstWord(value) !== 'no')) return 'auto-submitted';
  if (values('return-path').some((value) => value.trim() === '<>')) return 'bounce';
  if (values('content-type').some((value) => firstWord(value) === 'multipart/report')) {
    return 'report';
  }
  if (values('precedence').some((value) => BULK.includes(firstWord(value)))) return 'bulk';
  if (LIST_FIELDS.some(has)) return 'list';
  if (AUTO_REPLY_FIELDS.some((name) => values(name).some((value) => firstWord(value) !== 'no'))) {
    return 'auto-reply';
  }
  const at = from.lastIndexOf('@');
  const places = [from.slice(at + 1), ...values('message-id').map(domainOfId)];
  if (own.addresses.includes(from) || places.some((place) => own.domains.includes(place))) {
    return 'own';
  }
  return ROBOT.test(from.slice(0, Math.max(0, at))) ? 'robot' : null;
}

/** The value without its parameters and comments, in lower case. */
const firstWord = (value: string): string =>
  (/^[^;(\s]*/.exec(value.trim())?.[0] ?? '').toLowerCase();

const domainOfId = (id: string): string => (/@([^@<>\s]+)>?\s*$/.exec(id)?.[1] ?? '').toLowerCase();
