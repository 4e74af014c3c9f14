import { checkMail, type CheckedMail, type MailRules } from './check-mail.ts';
import { invalid, refusal, type Invalid } from './refusal.ts';

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
  | Invalid;

/** The most entries that one call takes: mails of a batch, addresses for the suppression list. */
export const MAX_BATCH = 100;

/** Checks a request's body as a whole. In strict validation the first bad mail refuses them all. */
export function checkRequest(kind: RequestKind, body: Uint8Array, rules: MailRules): RequestCheck {
  const json = parse(body);
  if (json === undefined) return invalid('The request body is not valid JSON.', 400);
  if (kind === 'emails') {
    const check = hasBadAttachment(json) ? BAD_ATTACHMENT : checkMail(json, rules);
    if (check.kind === 'invalid') return check;
    return { kind: 'valid', mails: [{ position: 0, mail: check.mail }], errors: [] };
  }
  if (!Array.isArray(json)) return invalid('Expected an array of emails.');
  if (json.length === 0) return invalid('The batch is empty.');
  if (json.length > MAX_BATCH) return invalid(`A batch takes at most ${MAX_BATCH} emails.`);

  const mails: { position: number; mail: CheckedMail }[] = [];
  const errors: { index: number; message: string }[] = [];
  for (const [position, one] of json.entries()) {
    const check = hasAttachments(one) ? NO_ATTACHMENTS : checkMail(one, rules);
    if (check.kind === 'valid') mails.push({ position, mail: check.mail });
    else if (kind === 'batch-strict') return check;
    else errors.push({ index: position, message: check.refusal.message });
  }
  return { kind: 'valid', mails, errors };
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}

const attachmentRefusal = (message: string): Invalid => ({
  kind: 'invalid',
  refusal: refusal('invalid_attachment', message),
});

const NO_ATTACHMENTS = attachmentRefusal('The batch API takes no `attachments`.');
const BAD_ATTACHMENT = attachmentRefusal('An attachment needs either `content` or `path`.');

const hasAttachments = (json: unknown): json is { readonly attachments: unknown } =>
  typeof json === 'object' && json !== null && 'attachments' in json;

const hasBadAttachment = (json: unknown): boolean =>
  hasAttachments(json) &&
  !(
    Array.isArray(json.attachments) &&
    json.attachments.every(
      (item: unknown) =>
        typeof item === 'object' && item !== null && ('content' in item || 'path' in item),
    )
  );
