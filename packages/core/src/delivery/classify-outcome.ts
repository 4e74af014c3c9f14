import { readAcceptedIds, readErrorReply, type ErrorReply } from './error-reply.ts';
import type { Outcome } from './outcome.ts';
import { readRetryAfter } from './retry-after.ts';
import type { WireResponse, WireResult } from './wire-result.ts';

/**
 * Says what one attempt means. Total: whatever came back, or did not, has a class, and what is
 * not provably a refusal counts as ambiguous.
 *
 * Sources: Resend's error reference and its page on idempotency keys.
 *
 * @param size how many mails were sent; a reply with another number of ids is not believed
 * @param now for a `retry-after` that is an HTTP date
 */
export function classifyOutcome(result: WireResult, size: number, now: Date): Outcome {
  switch (result.kind) {
    case 'unsent':
      return { kind: 'unsent', code: result.code };
    case 'lost':
      return { kind: 'ambiguous', code: result.code };
    case 'response':
      return classifyResponse(result, size, now);
  }
}

function classifyResponse(response: WireResponse, size: number, now: Date): Outcome {
  const { status, body } = response;
  if (status >= 200 && status < 300) return classifySuccess(body, size);
  // A status decides even when its body was cut off, unless the name inside would have decided.
  const error = readErrorReply(typeof body === 'string' ? body : '');
  const detail = describe(status, error);
  if (status === 409) return classifyConflict(error, detail);
  if (status === 429) return classifyTooMany(response, error, detail, now);
  if (status === 401 || status === 403) {
    return { kind: 'issue-refused', reason: 'not-allowed', detail };
  }
  if (status === 400 || status === 422) return classifyInvalid(error, detail);
  if (status === 413) return { kind: 'batch-refused', about: 'unknown', judged: false, detail };
  if ((status >= 300 && status < 400) || status === 404 || status === 405) {
    return { kind: 'issue-refused', reason: 'wrong-address', detail };
  }
  return { kind: 'ambiguous', code: `HTTP ${status}` };
}

function classifySuccess(body: WireResponse['body'], size: number): Outcome {
  const ids = typeof body === 'string' ? readAcceptedIds(body) : null;
  return ids !== null && ids.length === size
    ? { kind: 'accepted', ids }
    : { kind: 'ambiguous', code: 'unreadable-reply' };
}

function classifyConflict(error: ErrorReply, detail: string): Outcome {
  return error.name === 'invalid_idempotent_request'
    ? { kind: 'key-conflict', detail }
    : { kind: 'in-flight' };
}

function classifyTooMany(
  response: WireResponse,
  error: ErrorReply,
  detail: string,
  now: Date,
): Outcome {
  if (error.name === 'daily_quota_exceeded') return { kind: 'quota', period: 'daily', detail };
  if (error.name === 'monthly_quota_exceeded') return { kind: 'quota', period: 'monthly', detail };
  const { retryAfter, ratelimitReset } = response.headers;
  return { kind: 'slow-down', seconds: readRetryAfter(retryAfter ?? ratelimitReset, now) };
}

const SHARED_FIELD =
  /\b(?:from|reply_to|replyTo|subject|html|text|headers?|tags?|domain|idempotency)\b/i;
const RECIPIENT_FIELD = /`to`|\bto` field|\brecipients?\b|"to"/i;

function classifyInvalid(error: ErrorReply, detail: string): Outcome {
  if (error.name === 'invalid_idempotency_key') {
    return { kind: 'issue-refused', reason: 'bad-content', detail };
  }
  const judged = error.name !== '';
  if (RECIPIENT_FIELD.test(error.message)) {
    return { kind: 'batch-refused', about: 'recipient', judged, detail };
  }
  if (SHARED_FIELD.test(error.message)) {
    return { kind: 'issue-refused', reason: 'bad-content', detail };
  }
  return { kind: 'batch-refused', about: 'unknown', judged, detail };
}

const describe = (status: number, { name, message }: ErrorReply): string =>
  [`HTTP ${status}`, name, withoutAddresses(message)].filter((part) => part !== '').join(' · ');

/** Provider messages may quote a reader's address; reasons end up in logs and on screens. */
const withoutAddresses = (message: string): string =>
  message.replace(/[^\s`"'<>]+@[^\s`"'<>]+/g, '…');
