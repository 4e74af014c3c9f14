import { STATUS_CODES } from 'node:http';
import type { ApiProblem } from '@galley/contract/answer';
import {
  API_ERRORS,
  describeRefusal,
  type ApiErrorCode,
  type FieldProblem,
  type Refusal,
} from '@galley/contract/refusals';
import { RETRY_AFTER } from '../http/retry-after.ts';

/** An error of the API itself. */
export const apiError = (
  code: ApiErrorCode,
  detail: string,
  problems: readonly FieldProblem[] = [],
): ApiProblem => ({
  type: 'about:blank',
  title: STATUS_CODES[API_ERRORS[code]] ?? '',
  status: API_ERRORS[code],
  code,
  detail,
  problems,
  command: null,
  facts: {},
});

/** A step's refusal as the API answers it. */
export function refusalProblem(refusal: Refusal): ApiProblem {
  const { kind: code, ...facts } = refusal;
  const { sentence: detail, details, command, status } = describeRefusal(refusal);
  return {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? '',
    status,
    code,
    detail,
    problems:
      refusal.kind === 'invalid'
        ? refusal.problems.map(({ field, problem }) => ({ field, problem }))
        : details.map((problem) => ({ field: 'body', problem })),
    command,
    facts,
  };
}

/** Answers a problem (RFC 9457). */
export const answerProblem = (problem: ApiProblem, headers?: Record<string, string>): Response =>
  Response.json(problem, {
    status: problem.status,
    headers: { ...headers, 'content-type': 'application/problem+json' },
  });

/** Answers a call while the database is away. */
export const answerAwayCall = (): Response =>
  answerProblem(apiError('database-away', AWAY), RETRY_AFTER);

const AWAY =
  'The database is away for a moment. Whether a change was made is not certain: look, or repeat the call under its Idempotency-Key.';
