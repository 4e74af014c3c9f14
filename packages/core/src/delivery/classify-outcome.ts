import { describeRefusal } from './describe-refusal.ts';
import { readAcceptedIds, readErrorReply, type ErrorReply } from './error-reply.ts';
import type { IssueRefusal, Outcome } from './outcome.ts';
import { judgesContent, refusalSubject } from './refusal-subject.ts';
import { readRetryAfter } from './retry-after.ts';
import type { WireResponse, WireResult } from './wire-result.ts';

/**
 * Classifies the outcome of one attempt. Total: every result, or the lack of one, has a class, and
 * whatever is not provably a refusal counts as ambiguous.
 *
 * Sources: Resend's error reference, the error names of its SDK, and its page on idempotency keys.
 * docs/adr/0013 explains each reading.
 *
 * @param addresses of the sent mails; a reply with a different number of ids is not believed
 * @param now for a `retry-after` that is an HTTP date
 */
export function classifyOutcome(
  result: WireResult,
  addresses: readonly string[],
  now: Date,
): Outcome {
  switch (result.kind) {
    case 'unsent':
      return { kind: 'unsent', code: result.code };
    case 'lost':
      return { kind: 'ambiguous', code: result.code };
    case 'response':
      return classifyResponse(result, addresses, now);
  }
}

function classifyResponse(
  response: WireResponse,
  addresses: readonly string[],
  now: Date,
): Outcome {
  const { status, body } = response;
  if (status >= 200 && status < 300) return classifySuccess(body, addresses.length);
  if (status < 300 || status >= 500) return { kind: 'ambiguous', code: `HTTP ${status}` };
  const error = typeof body === 'string' ? readErrorReply(body) : null;
  const detail = describeRefusal(status, error);
  const quota = error === null ? undefined : QUOTAS.get(error.name);
  if (quota !== undefined) return { kind: 'quota', period: quota, detail };
  // These statuses decide even when their body was cut off or isn't Resend's.
  if (status === 429) return classifyTooMany(response, now);
  if (status === 413) {
    return { kind: 'batch-refused', about: 'size', judged: error !== null, detail };
  }
  if (status < 400 || status === 404 || status === 405) {
    return { kind: 'issue-refused', reason: 'wrong-address', detail };
  }
  if (status === 409) return classifyConflict(error, detail);
  return error === null
    ? classifyForeign(status, detail)
    : classifyJudgement(status, error, addresses, detail);
}

function classifySuccess(body: WireResponse['body'], size: number): Outcome {
  const ids = typeof body === 'string' ? readAcceptedIds(body) : null;
  return ids !== null && ids.length === size
    ? { kind: 'accepted', ids }
    : { kind: 'ambiguous', code: 'unreadable-reply' };
}

const QUOTAS: ReadonlyMap<string, 'daily' | 'monthly'> = new Map([
  ['daily_quota_exceeded', 'daily'],
  ['monthly_quota_exceeded', 'monthly'],
]);

const UNDER_WAY: ReadonlySet<string> = new Set([
  'concurrent_idempotent_requests',
  'resource_locked',
]);

function classifyConflict(error: ErrorReply | null, detail: string): Outcome {
  // A body that was cut off may mean either.
  if (error === null || UNDER_WAY.has(error.name)) return { kind: 'in-flight' };
  return error.name === 'invalid_idempotent_request'
    ? { kind: 'key-conflict', detail }
    : { kind: 'issue-refused', reason: 'refused', detail };
}

function classifyTooMany({ headers }: WireResponse, now: Date): Outcome {
  const seconds = readRetryAfter(headers.retryAfter ?? headers.ratelimitReset, now);
  return { kind: 'slow-down', seconds };
}

/** Gateways give these to requests that came too slowly or too early; the next one may pass. */
const PASSING: ReadonlySet<number> = new Set([408, 425]);

/** A 4xx that isn't in Resend's form: a gateway may have passed the mails on before it answered. */
function classifyForeign(status: number, detail: string): Outcome {
  const code = `HTTP ${status}`;
  return PASSING.has(status)
    ? { kind: 'ambiguous', code }
    : { kind: 'ambiguous', code, refusal: { reason: reasonOf(status), detail } };
}

function classifyJudgement(
  status: number,
  error: ErrorReply,
  addresses: readonly string[],
  detail: string,
): Outcome {
  if (!judgesContent(status)) {
    return { kind: 'issue-refused', reason: reasonOf(status), detail };
  }
  const about = refusalSubject(error, addresses);
  switch (about) {
    case 'address':
    case 'recipient':
      return { kind: 'batch-refused', about, judged: true, detail };
    case 'account':
      return { kind: 'issue-refused', reason: 'not-allowed', detail };
    case 'content':
      return { kind: 'issue-refused', reason: 'bad-content', detail };
    case 'unknown':
      return { kind: 'issue-refused', reason: 'refused', detail };
  }
}

const NOT_ALLOWED: ReadonlySet<number> = new Set([401, 402, 403, 407, 451]);

const reasonOf = (status: number): IssueRefusal =>
  NOT_ALLOWED.has(status) ? 'not-allowed' : 'refused';
