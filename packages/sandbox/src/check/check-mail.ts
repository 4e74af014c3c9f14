import { bareAddress, domainOf } from './address.ts';
import { checkSchedule } from './check-schedule.ts';
import { checkSize } from './check-size.ts';
import { checkTags } from './check-tags.ts';
import { invalid, refusal, type Invalid, type Refusal } from './refusal.ts';

/** A mail's fields, once its JSON has been checked. */
export interface CheckedMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[] | null;
  readonly bcc: readonly string[] | null;
  readonly replyTo: readonly string[] | null;
  readonly subject: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly scheduledAt: Date | null;
}

export interface MailRules {
  readonly now: Date;
  readonly refuseExampleDomains: boolean;
  readonly domains: readonly string[] | null;
}

export type MailCheck = { readonly kind: 'valid'; readonly mail: CheckedMail } | Invalid;

type Fields = Readonly<Record<string, unknown>>;

const MAX_RECIPIENTS = 50;
const FORMAT =
  'The email address needs to follow the `email@example.com` or `Name <email@example.com>` format.';
const EXAMPLE_DOMAINS = new Set(['example.com', 'test.com']);

/** Checks one mail of a request in the order and words of Resend's API, field by field. */
export function checkMail(json: unknown, rules: MailRules): MailCheck {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return invalid('Expected an object.');
  }
  const fields: Fields = { ...json };
  const found =
    checkSize(fields) ??
    checkPresence(fields) ??
    checkSender(fields.from, rules) ??
    checkContent(fields);
  if (found !== null) return { kind: 'invalid', refusal: found };
  const { from, subject, scheduled_at: scheduledAt } = fields;
  const schedule = isMissing(scheduledAt) ? null : checkSchedule(scheduledAt, rules.now);
  if (schedule?.kind === 'invalid') return schedule;

  const lists: Record<string, readonly unknown[] | null> = {};
  for (const field of ['to', 'cc', 'bcc', 'reply_to']) {
    const value = fields[field];
    const list = isMissing(value) ? null : [value].flat();
    const wrong = checkAddresses(field, list ?? [], rules);
    if (wrong !== null) return { kind: 'invalid', refusal: wrong };
    lists[field] = list;
  }
  const tags = checkTags(fields.tags);
  if (tags.kind === 'invalid') return tags;

  return {
    kind: 'valid',
    mail: {
      from: String(from),
      to: lists.to?.map(String) ?? [],
      cc: lists.cc?.map(String) ?? null,
      bcc: lists.bcc?.map(String) ?? null,
      replyTo: lists.reply_to?.map(String) ?? null,
      subject: String(subject),
      tags: tags.tags,
      scheduledAt: schedule?.at ?? null,
    },
  };
}

const isMissing = (value: unknown): boolean => value === undefined || value === null;

function checkPresence(fields: Fields): Refusal | null {
  for (const field of ['from', 'to', 'subject']) {
    const value = fields[field];
    if (isMissing(value) || value === '' || (Array.isArray(value) && value.length === 0)) {
      return refusal('missing_required_field', `Missing \`${field}\` field.`);
    }
  }
  if (!isMissing(fields.template)) {
    return refusal('validation_error', 'The sandbox has no templates.');
  }
  if (typeof fields.html !== 'string' && typeof fields.text !== 'string') {
    return refusal('missing_required_field', 'Missing `html` or `text` field.');
  }
  return null;
}

function checkSender(from: unknown, rules: MailRules): Refusal | null {
  const address = typeof from === 'string' ? bareAddress(from) : null;
  if (address === null) return refusal('validation_error', `Invalid \`from\` field. ${FORMAT}`);
  const domain = domainOf(address);
  if (rules.domains === null || rules.domains.includes(domain)) return null;
  return refusal('validation_error', `The ${domain} domain is not verified.`, 403);
}

function checkContent(fields: Fields): Refusal | null {
  for (const field of ['subject', 'html', 'text']) {
    const value = fields[field];
    if (!isMissing(value) && typeof value !== 'string') {
      return refusal('validation_error', `Invalid \`${field}\` field. Expected a string.`);
    }
  }
  // A line break in a subject or header would begin a header of the sender's choosing.
  if (/[\r\n\0]/.test(String(fields.subject))) {
    return refusal('validation_error', 'The `\\n` is not allowed in the `subject` field.');
  }
  return checkHeaders(fields.headers);
}

function checkHeaders(headers: unknown): Refusal | null {
  if (isMissing(headers)) return null;
  const good =
    typeof headers === 'object' &&
    !Array.isArray(headers) &&
    Object.entries(Object(headers)).every(
      ([name, value]) =>
        /^[\x21-\x39\x3b-\x7e]+$/.test(name) &&
        typeof value === 'string' &&
        !/[\r\n\0]/.test(value),
    );
  return good ? null : refusal('validation_error', 'Invalid `headers` field.');
}

function checkAddresses(field: string, list: readonly unknown[], rules: MailRules): Refusal | null {
  if (list.length > MAX_RECIPIENTS) {
    return refusal('validation_error', `The \`${field}\` field takes at most 50 addresses.`);
  }
  for (const mailbox of list) {
    const address = typeof mailbox === 'string' ? bareAddress(mailbox) : null;
    if (address === null) {
      return refusal('validation_error', `Invalid \`${field}\` field. ${FORMAT}`);
    }
    const domain = domainOf(address);
    if (rules.refuseExampleDomains && field !== 'reply_to' && EXAMPLE_DOMAINS.has(domain)) {
      return refusal(
        'validation_error',
        `Invalid \`${field}\` field. Please use our testing email address instead of domains like \`${domain}\`.`,
      );
    }
  }
  return null;
}
