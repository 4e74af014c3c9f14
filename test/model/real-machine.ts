import {
  classifyOutcome,
  stampBatch,
  tagBucket,
  type Outcome,
  type WireHeaders,
  type WireResult,
} from '@galley/core/delivery';
import { readSendingIssue, sql, type SendingIssue } from '@galley/db';
import type { PressDeps } from '@galley/press/issue';
import { serveSandbox, type Fault, type ServedSandbox } from '@galley/sandbox';
import type { ClaimedBatch } from '../../apps/delivery/src/issue/claim-batches.ts';
import { openDeliveryDeps } from '../../apps/delivery/src/delivery-deps.ts';
import { sendIssue } from '../../apps/delivery/src/issue/send-issue.ts';
import { deliveryOptions, releaseIssue, type TestDatabase } from '../kit/index.ts';
import type { Answer } from './batch-model.ts';

/** A call that was really claimed, with its result. */
export interface RealCall {
  readonly batch: ClaimedBatch;
  answered: { readonly outcome: Outcome; readonly status: number | null } | null;
}

/** The batch machine under test: the production code, on Postgres and the sandbox. */
export interface RealMachine {
  readonly deps: Awaited<ReturnType<typeof openDeliveryDeps>>;
  readonly press: PressDeps;
  readonly served: ServedSandbox;
  readonly issue: SendingIssue;
  readonly newsletter: string;
  /** Ids of the subscribers, in order. */
  readonly readers: readonly string[];
  readonly addresses: readonly string[];
  calls: RealCall[];
  /** What the provider does to the next request. */
  fault: Fault | null;
  hours: number;
}

const never = new AbortController().signal;

/** Serves one sandbox for all runs; `current` is the machine that it serves now. */
export const serveProvider = async (current: () => RealMachine | null): Promise<ServedSandbox> =>
  serveSandbox({
    path: ':memory:',
    port: 0,
    rateLimit: null,
    faults: () => current()?.fault ?? null,
    clock: () => new Date(Date.now() + (current()?.hours ?? 0) * 3_600_000),
  });

/** A new issue with its audience frozen, in batches of a few readers, and nothing sent yet. */
export async function openMachine(
  { db }: TestDatabase,
  served: ServedSandbox,
  size: { readonly readers: number; readonly perBatch: number; readonly poison: number },
): Promise<RealMachine> {
  const released = await releaseIssue(db, size.readers);
  await sql`
    update subscriber set address = 'no address' where id = (
      select subscriber_id from subscription where newsletter_id = ${released.newsletterId}
      order by subscriber_id offset ${size.poison} limit 1)`.execute(db);
  // Longer than any run takes, and shorter than the shortest time that passes in the model.
  await sql`update newsletter set undo_window_seconds = 3600
    where id = ${released.newsletterId}`.execute(db);
  const deps = await openDeliveryDeps({
    ...deliveryOptions(db, served.url),
    worker: 'model',
    // Leases end when a command says so, never by themselves.
    limits: { leaseSeconds: 3600, audienceChunk: size.perBatch },
  });
  await sendIssue({ ...deps, limits: { ...deps.limits, lanes: 0 } }, released.id, never);
  const issue = await readSendingIssue(db, released.id);
  if (issue === null) throw new Error('the issue is not being sent');
  const readers = await db
    .selectFrom('delivery')
    .select(['subscriber_id', 'address'])
    .where('issue_id', '=', released.id)
    .orderBy('subscriber_id')
    .execute();
  const { slug } = await db
    .selectFrom('newsletter')
    .select('slug')
    .where('id', '=', released.newsletterId)
    .executeTakeFirstOrThrow();
  const press = { db, clock: () => new Date(), publicUrl: '', providerUrl: served.url };
  return {
    deps,
    press,
    served,
    issue,
    newsletter: slug,
    readers: readers.map((reader) => reader.subscriber_id),
    addresses: readers.map((reader) => reader.address),
    calls: [],
    fault: null,
    hours: 0,
  };
}

const FAULTS: Readonly<Partial<Record<Answer, Fault>>> = {
  'lost-before': { when: 'before-accept', what: 'reset' },
  'error-before': { when: 'before-accept', what: 'error', status: 500 },
  'lost-after': { when: 'after-accept', what: 'reset' },
  'cut-after': { when: 'after-accept', what: 'truncate' },
  'error-after': { when: 'after-accept', what: 'error', status: 502 },
};

const HEADERS: WireHeaders = {
  retryAfter: null,
  ratelimitLimit: null,
  ratelimitRemaining: null,
  ratelimitReset: null,
  monthlyQuota: null,
  dailyQuota: null,
};

const refusal = (status: number, name: string | null): WireResult => ({
  kind: 'response',
  status,
  headers: HEADERS,
  body: name === null ? 'Refused' : JSON.stringify({ statusCode: status, name, message: '' }),
});

/** Answers given in front of the provider. */
const BEFORE: Readonly<Partial<Record<Answer, WireResult>>> = {
  unsent: { kind: 'unsent', code: 'ECONNREFUSED' },
  'too-fast': refusal(429, 'rate_limit_exceeded'),
  'gateway-refuses': refusal(413, null),
  'page-refuses': refusal(403, null),
  'not-allowed': refusal(401, 'invalid_api_key'),
  quota: refusal(429, 'daily_quota_exceeded'),
};

/** Makes the call, between T1 and T2. */
export async function post(real: RealMachine, call: RealCall, answer: Answer): Promise<void> {
  const { deps } = real;
  const { batch } = call;
  real.fault = FAULTS[answer] ?? null;
  const template = await deps.templates.get(real.issue, batch.renditionId);
  const body = stampBatch(tagBucket(template, batch.attempt.bucket), batch.readers);
  const result =
    BEFORE[answer] ??
    (await deps.bulk.postBatch({
      body: body.segments,
      contentLength: body.contentLength,
      idempotencyKey: batch.idempotencyKey,
    }));
  real.fault = null;
  call.answered = {
    outcome: classifyOutcome(
      result,
      batch.readers.map((reader) => reader.to),
      new Date(),
    ),
    status: result.kind === 'response' ? result.status : null,
  };
}
