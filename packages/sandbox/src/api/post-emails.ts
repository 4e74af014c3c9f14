import type { Handler } from 'hono';
import { checkRequest, type RequestKind } from '../check/check-request.ts';
import type { MailRules } from '../check/check-mail.ts';
import {
  acceptRequest,
  type Acceptance,
  type AcceptedMail,
  type AcceptRules,
} from '../store/accept-request.ts';
import { findKey } from '../store/find-key.ts';
import type { Store } from '../store/open-store.ts';
import { countMonth, countRollingDay, total } from '../store/usage.ts';
import type { ApiContext, ApiEnv } from './env.ts';
import { refuse, refuseAs } from './refuse.ts';

/** Without the quotas, which each request looks up because faults may change them. */
export interface PostRules
  extends Omit<AcceptRules, 'dailyQuota' | 'monthlyQuota'>, Omit<MailRules, 'now'> {}

export interface PostSurroundings {
  readonly store: Store;
  readonly clock: () => Date;
  readonly rules: PostRules;
  /** Called after mails are accepted, so that their events go out at once. */
  readonly accepted: (mails: readonly AcceptedMail[]) => void;
}

/** `POST /emails` and, with `batch`, `POST /emails/batch` in either validation mode. */
export const postEmails =
  (what: 'single' | 'batch', around: PostSurroundings): Handler<ApiEnv> =>
  async (c) => {
    const kind = requestKind(what, c.req.header('x-batch-validation'));
    if (kind === null) {
      return refuseAs(
        c,
        'validation_error',
        'The `x-batch-validation` header takes `strict` or `permissive`.',
      );
    }
    const now = around.clock();
    const arrival = {
      kind,
      idempotencyKey: c.req.header('idempotency-key') ?? null,
      body: new Uint8Array(await c.req.arrayBuffer()),
      now,
    };
    const known = findKey(around.store, arrival);
    if (known !== null) return answer(c, known, around);

    const check = checkRequest(kind, arrival.body, { ...around.rules, now });
    if (check.kind === 'invalid') return refuse(c, check.refusal);
    return answer(
      c,
      acceptRequest(
        around.store,
        {
          ...arrival,
          mails: check.mails,
          answer: (ids) => printAnswer(kind, ids, check.errors),
        },
        { ...around.rules, ...c.get('limits') },
      ),
      around,
    );
  };

function requestKind(what: 'single' | 'batch', mode: string | undefined): RequestKind | null {
  if (what === 'single') return 'emails';
  if (mode === undefined || mode === 'strict') return 'batch-strict';
  return mode === 'permissive' ? 'batch-permissive' : null;
}

function printAnswer(
  kind: RequestKind,
  ids: readonly string[],
  errors: readonly { readonly index: number; readonly message: string }[],
): string {
  if (kind === 'emails') return JSON.stringify({ id: ids[0] });
  const data = ids.map((id) => ({ id }));
  return JSON.stringify(kind === 'batch-permissive' ? { data, errors } : { data });
}

function answer(c: ApiContext, result: Acceptance, around: PostSurroundings): Response {
  const now = around.clock();
  c.header('x-resend-monthly-quota', String(total(countMonth(around.store, now))));
  if (c.get('limits').dailyQuota !== null) {
    c.header('x-resend-daily-quota', String(total(countRollingDay(around.store, now))));
  }
  switch (result.kind) {
    case 'accepted':
      around.accepted(result.mails);
      return c.body(result.answer, 200, { 'content-type': 'application/json' });
    case 'replayed':
      return c.body(result.answer, 200, { 'content-type': 'application/json' });
    case 'key-conflict':
      return refuseAs(
        c,
        'invalid_idempotent_request',
        'This idempotency key was used within the last 24 hours with a different payload.',
      );
    case 'quota':
      return refuseAs(
        c,
        `${result.period}_quota_exceeded`,
        `You have reached your ${result.period} email sending quota.`,
      );
    default:
      return result satisfies never;
  }
}
