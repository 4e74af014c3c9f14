import type { ErrorReply } from './error-reply.ts';

/**
 * What a 400 or 422 in Resend's form is about.
 *
 * - `address`: it quotes the address of one of these mails
 * - `recipient`: it names the field `to` or a recipient, but not which
 * - `account`: the API key, its permissions, the domain, the plan
 * - `content`: the sender, subject or another field that all mails share
 * - `unknown`: it names none of these
 */
export type RefusalSubject = 'address' | 'recipient' | 'account' | 'content' | 'unknown';

const ACCOUNT_NAMES: ReadonlySet<string> = new Set([
  'missing_api_key',
  'restricted_api_key',
  'invalid_api_key',
  'suspended_api_key',
  'invalid_access',
  'invalid_permission',
  'invalid_region',
  'email_above_quota',
  'rate_limit_exceeded',
  'security_error',
  'not_found',
  'method_not_allowed',
  'application_error',
  'internal_server_error',
  'service_unavailable',
]);
const CONTENT_NAMES: ReadonlySet<string> = new Set([
  'invalid_from_address',
  'invalid_attachment',
  'invalid_idempotency_key',
]);
/** Resend's errors page named it until 2023. */
const RECIPIENT_NAME = 'invalid_to_address';

/** Words about the sender's side, never about one reader. */
const ACCOUNT =
  /\bapi[ _-]?keys?\b|\baccounts?\b|\bteams?\b|\bplans?\b|\bquotas?\b|\bbilling\b|\bpermissions?\b|\bsecurity\b|\bsuspend|\bunverified\b|\bnot (?:yet )?verified\b|\bverify a\b|\bonly send\b|\b(?:un)?authori[sz]ed\b|\bforbidden\b/i;
const SECOND_PERSON = /\byou(?:rs?)?\b/i;

/** Fields of a mail that are the same for all readers of an issue. */
const SHARED_FIELDS: ReadonlySet<string> = new Set([
  'from',
  'cc',
  'bcc',
  'reply_to',
  'replyto',
  'subject',
  'html',
  'text',
  'headers',
  'header',
  'tags',
  'tag',
  'attachments',
  'scheduled_at',
  'template',
  'topic_id',
]);
const SHARED_WORD = /\b(?:from|reply_to|replyTo|subject|html|text|headers?|tags?|idempotency)\b/i;
/** A field in quotation marks (`to`, "to[0]", 'mails.3.to'). */
const QUOTED_FIELD = /[`"'](?:[\w[\].]*\.)?([a-z_]+)(?:\[\d+\]|\.\d+)?[`"']/gi;
const TO_FIELD = /(?:^|\b(?:the|an?|in|of|invalid|missing|empty) )to field\b|\bto\[\d+\]/i;
const RECIPIENT = /\brecipients?\b/i;
/** Text that looks like an address: the words in it are names and say nothing else. */
const ANY_ADDRESS = /[^\s`"'<>()[\],;:]+@[^\s`"'<>()[\],;:]+/g;

/**
 * Says what a refusal is about. It is about a reader only if it names nothing else: a wrongly
 * rejected reader is lost, while a wrongly paused issue can resume.
 *
 * @param addresses of the mails that were refused together
 */
export function refusalSubject(
  { name, message }: ErrorReply,
  addresses: readonly string[],
): RefusalSubject {
  // `team@readers.example` doesn't mention a team.
  const words = message.replace(ANY_ADDRESS, '…');
  if (CONTENT_NAMES.has(name)) return 'content';
  if (ACCOUNT_NAMES.has(name) || ACCOUNT.test(words)) return 'account';
  const fields = Array.from(words.matchAll(QUOTED_FIELD), ([, field = '']) => field.toLowerCase());
  if (fields.some((field) => SHARED_FIELDS.has(field))) return 'content';
  if (addresses.some((address) => quotes(message, address))) return 'address';
  const namesTo =
    name === RECIPIENT_NAME ||
    fields.includes('to') ||
    TO_FIELD.test(words) ||
    RECIPIENT.test(words);
  if (namesTo && !SECOND_PERSON.test(words)) return 'recipient';
  if (SHARED_WORD.test(words)) return 'content';
  return SECOND_PERSON.test(words) || /\bdomains?\b/i.test(words) ? 'account' : 'unknown';
}

/** 400 and 422 judge the content; every other status is about the sender or the way of sending. */
export const judgesContent = (status: number): boolean => status === 400 || status === 422;

/**
 * Says what a refusal of a single mail is about. An answer that isn't in Resend's form has no name
 * and is about nobody.
 */
export const singleRefusalSubject = (
  status: number,
  error: ErrorReply,
  address: string,
): RefusalSubject =>
  judgesContent(status) && error.name !== '' ? refusalSubject(error, [address]) : 'unknown';

/** True when the message contains the whole address: `nada@x.org` doesn't quote `ada@x.org`. */
function quotes(message: string, address: string): boolean {
  if (!address.includes('@')) return false;
  const [text, wanted] = [message.toLowerCase(), address.toLowerCase()];
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1)) {
    const before = text.slice(0, at);
    const after = text.slice(at + wanted.length);
    if (!/[\w.+%@-]$/.test(before) && !/^(?:[\w@-]|\.\w)/.test(after)) return true;
  }
  return false;
}
