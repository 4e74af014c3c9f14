import { checkMail, type CheckedMail, type MailRules } from './check-mail.ts';
import { refusal, type Refusal } from './refusal.ts';

/** How a body is read: one mail, or a batch in either validation mode. */
export type RequestKind = 'emails' | 'batch-strict' | 'batch-permissive';

export type RequestCheck =
  | {
      readonly kind: 'valid';
      /** With the index that each had in the request. */
      readonly mails: readonly { readonly position: number; readonly mail: CheckedMail }[];
      /** What permissive validation left out. */
      readonly errors: readonly { readonly index: number; readonly message: string }[];
    }
  | { readonly kind: 'invalid'; readonly refusal: Refusal };

const MAX_BATCH = 100;

/** Checks a request's body as a whole. Strict validation lets the first bad mail refuse them all. */
export const checkRequest = (
  kind: RequestKind,
  body: Uint8Array,
  rules: MailRules,
): RequestCheck => {
  const parsed = parse(body);
  if (parsed.kind === 'invalid') return parsed;
  if (kind === 'emails') {
    const attachments = checkAttachments(parsed.json);
    if (attachments !== null) return { kind: 'invalid', refusal: attachments };
    const check = checkMail(parsed.json, rules);
    if (check.kind === 'invalid') return check;
    return { kind: 'valid', mails: [{ position: 0, mail: check.mail }], errors: [] };
  }
  if (!Array.isArray(parsed.json)) return refuse('Expected an array of emails.');
  if (parsed.json.length === 0) return refuse('The batch holds no email.');
  if (parsed.json.length > MAX_BATCH) return refuse('A batch takes at most 100 emails.');

  const mails: { position: number; mail: CheckedMail }[] = [];
  const errors: { index: number; message: string }[] = [];
  for (const [position, json] of parsed.json.entries()) {
    const check = hasAttachments(json) ? NO_ATTACHMENTS : checkMail(json, rules);
    if (check.kind === 'valid') mails.push({ position, mail: check.mail });
    else if (kind === 'batch-strict') return check;
    else errors.push({ index: position, message: check.refusal.message });
  }
  return { kind: 'valid', mails, errors };
};

const parse = (
  body: Uint8Array,
): { readonly kind: 'json'; readonly json: unknown } | (RequestCheck & { kind: 'invalid' }) => {
  try {
    return {
      kind: 'json',
      json: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)),
    };
  } catch {
    return {
      kind: 'invalid',
      refusal: refusal('validation_error', 'The request body is not valid JSON.', 400),
    };
  }
};

const refuse = (message: string): RequestCheck => ({
  kind: 'invalid',
  refusal: refusal('validation_error', message),
});

const NO_ATTACHMENTS = {
  kind: 'invalid',
  refusal: refusal('invalid_attachment', 'The batch API takes no `attachments`.'),
} as const;

const hasAttachments = (json: unknown): boolean =>
  typeof json === 'object' && json !== null && 'attachments' in json;

const checkAttachments = (json: unknown): Refusal | null => {
  if (typeof json !== 'object' || json === null || !('attachments' in json)) return null;
  const good =
    Array.isArray(json.attachments) &&
    json.attachments.every(
      (item: unknown) =>
        typeof item === 'object' && item !== null && ('content' in item || 'path' in item),
    );
  return good
    ? null
    : refusal('invalid_attachment', 'An attachment needs either `content` or `path`.');
};
