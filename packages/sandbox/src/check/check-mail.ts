import { bareAddress, domainOf } from './address.ts';
import { checkSchedule } from './check-schedule.ts';
import { checkSize } from './check-size.ts';
import { checkTags } from './check-tags.ts';
import { refusal, type Refusal } from './refusal.ts';

/** What a mail's JSON comes down to once it has been found good. */
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

export type MailCheck =
  | { readonly kind: 'valid'; readonly mail: CheckedMail }
  | { readonly kind: 'invalid'; readonly refusal: Refusal };

type Fields = Readonly<Record<string, unknown>>;

const MAX_RECIPIENTS = 50;
const FORMAT =
  'The email address needs to follow the `email@example.com` or `Name <email@example.com>` format.';
const EXAMPLE_DOMAINS = new Set(['example.com', 'test.com']);

/** Checks one mail of a request in the order and words of Resend's API, field by field. */
export const checkMail = (json: unknown, rules: MailRules): MailCheck => {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return { kind: 'invalid', refusal: refusal('validation_error', 'Expected an object.') };
  }
  const fields: Fields = json as Fields;
  const found =
    checkSize(fields) ??
    checkPresence(fields) ??
    checkSender(fields.from, rules) ??
    checkContent(fields);
  if (found !== null) return { kind: 'invalid', refusal: found };
  const schedule =
    fields.scheduled_at === undefined || fields.scheduled_at === null
      ? null
      : checkSchedule(fields.scheduled_at, rules.now);
  if (schedule?.kind === 'invalid') return schedule;

  const lists = {
    to: readList(fields.to),
    cc: readList(fields.cc),
    bcc: readList(fields.bcc),
    reply_to: readList(fields.reply_to),
  };
  for (const [field, list] of Object.entries(lists)) {
    const wrong = checkAddresses(field, list, rules);
    if (wrong !== null) return { kind: 'invalid', refusal: wrong };
  }
  const tags = checkTags(fields.tags);
  if (tags.kind === 'invalid') return tags;

  return {
    kind: 'valid',
    mail: {
      from: String(fields.from),
      to: lists.to?.map(String) ?? [],
      cc: lists.cc?.map(String) ?? null,
      bcc: lists.bcc?.map(String) ?? null,
      replyTo: lists.reply_to?.map(String) ?? null,
      subject: String(fields.subject),
      tags: tags.tags,
      scheduledAt: schedule?.at ?? null,
    },
  };
};

const checkPresence = (fields: Fields): Refusal | null => {
  for (const field of ['from', 'to', 'subject']) {
    const value = fields[field];
    const empty = value === '' || (Array.isArray(value) && value.length === 0);
    if (value === undefined || value === null || empty) {
      return refusal('missing_required_field', `Missing \`${field}\` field.`);
    }
  }
  if (fields.template !== undefined && fields.template !== null) {
    return refusal('validation_error', 'The sandbox holds no templates.');
  }
  const { html, text } = fields;
  if (typeof html !== 'string' && typeof text !== 'string') {
    return refusal('missing_required_field', 'Missing `html` or `text` field.');
  }
  return null;
};

const checkSender = (from: unknown, rules: MailRules): Refusal | null => {
  const address = typeof from === 'string' ? bareAddress(from) : null;
  if (address === null) return refusal('validation_error', `Invalid \`from\` field. ${FORMAT}`);
  const domain = domainOf(address);
  if (rules.domains === null || rules.domains.includes(domain)) return null;
  return refusal('validation_error', `The ${domain} domain is not verified.`, 403);
};

const checkContent = (fields: Fields): Refusal | null => {
  for (const field of ['subject', 'html', 'text']) {
    const value = fields[field];
    if (value !== undefined && value !== null && typeof value !== 'string') {
      return refusal('validation_error', `Invalid \`${field}\` field. Expected a string.`);
    }
  }
  // A line break in a subject or header would begin a header of the sender's choosing.
  if (/[\r\n\0]/.test(String(fields.subject))) {
    return refusal('validation_error', 'The `\\n` is not allowed in the `subject` field.');
  }
  return checkHeaders(fields.headers);
};

const checkHeaders = (headers: unknown): Refusal | null => {
  if (headers === undefined || headers === null) return null;
  const good =
    typeof headers === 'object' &&
    !Array.isArray(headers) &&
    Object.entries(headers).every(
      ([name, value]) =>
        /^[\x21-\x39\x3b-\x7e]+$/.test(name) &&
        typeof value === 'string' &&
        !/[\r\n\0]/.test(value),
    );
  return good ? null : refusal('validation_error', 'Invalid `headers` field.');
};

const readList = (value: unknown): readonly unknown[] | null => {
  if (value === undefined || value === null) return null;
  return Array.isArray(value) ? value : [value];
};

const checkAddresses = (
  field: string,
  list: readonly unknown[] | null,
  rules: MailRules,
): Refusal | null => {
  if (list === null) return null;
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
};
