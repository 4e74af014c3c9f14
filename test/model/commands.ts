import { PROVIDER } from '@galley/core/editor';
import { finishIssue, sql } from '@galley/db';
import {
  cancelIssue,
  decideUncertain,
  pauseIssue,
  resumeIssue,
  sendAgain,
  takeBackIssue,
} from '@galley/press/issue';
import fc from 'fast-check';
import { expect } from 'vitest';
import { applyFeedback } from '@galley/press/feedback';
import { claimBatches } from '../../apps/delivery/src/issue/claim-batches.ts';
import { reconcileIssue } from '../../apps/delivery/src/issue/reconcile-issue.ts';
import { recordOutcome } from '../../apps/delivery/src/issue/record-outcome.ts';
import { agree } from './agree.ts';
import {
  ANSWERS,
  batchAt,
  moveReaders,
  newBatch,
  settleProven,
  type Answer,
  type Model,
} from './batch-model.ts';
import { claimInModel } from './model-claim.ts';
import { answerInModel, recordInModel } from './model-record.ts';
import { post, type RealMachine } from './real-machine.ts';
import { owner } from '../kit/owner.ts';
import { whereToClaim } from '../kit/where-to-claim.ts';

export type Command = fc.AsyncCommand<Model, RealMachine> & {
  readonly check: (model: Model) => boolean;
};

interface Step {
  readonly name: string;
  readonly check?: (model: Model) => boolean;
  readonly run: (model: Model, real: RealMachine) => Promise<void>;
}

const command = ({ name, check = () => true, run }: Step): Command => ({
  check,
  run: async (model, real) => {
    await run(model, real);
    await agree(model, real);
  },
  toString: () => name,
});

/** T1. */
export const claim = (limit = 1): Command =>
  command({
    name: `claim(${limit})`,
    run: async (model, real) => {
      const claims = await claimBatches(
        real.deps,
        real.issue,
        await whereToClaim(real.deps.db, real.issue.id, limit),
      );
      expect(claims.map(({ kind }) => kind)).toEqual(claimInModel(model, limit));
      for (const each of claims) {
        if (each.kind === 'claimed') real.calls.push({ batch: each.batch, answered: null });
      }
    },
  });

function pick(model: Model, nth: number) {
  const index = nth % Math.max(1, model.calls.length);
  const call = model.calls[index];
  if (call === undefined) throw new Error('no call is under way');
  return { index, call };
}

function realCall(real: RealMachine, index: number) {
  const call = real.calls[index];
  if (call === undefined) throw new Error('the real machine has no such call');
  return call;
}

/** The call itself: late ones arrive after their lease, but not after hours. */
export const answer = (nth: number, answered: Answer): Command =>
  command({
    name: `answer(${nth}, ${answered})`,
    check: (model) => {
      const call = model.calls[nth % Math.max(1, model.calls.length)];
      return call !== undefined && call.outcome === null && call.hour === model.hours;
    },
    run: async (model, real) => {
      const { index, call } = pick(model, nth);
      call.outcome = answerInModel(model, call, answered);
      call.answer = answered;
      const made = realCall(real, index);
      await post(real, made, answered);
      expect(made.answered?.outcome.kind).toBe(call.outcome);
    },
  });

/** T2. */
export const record = (nth: number): Command =>
  command({
    name: `record(${nth})`,
    check: (model) =>
      (model.calls[nth % Math.max(1, model.calls.length)]?.outcome ?? null) !== null,
    run: async (model, real) => {
      const { index, call } = pick(model, nth);
      const made = realCall(real, index);
      if (made.answered === null) throw new Error('the call has no answer');
      const { deps } = real;
      await recordOutcome(deps, made.batch, made.answered.outcome, made.answered.status);
      // Waiting ends when a command says so.
      const { batchId, number } = made.batch.attempt;
      await sql`update batch b set not_before = now() + interval '30 minutes'
        from attempt a where b.id = ${batchId} and a.bucket = b.bucket and a.batch_id = b.id
          and a.number = ${number}
          and b.not_before > a.ended_at`.execute(real.press.db);
      recordInModel(model, call);
      model.calls.splice(index, 1);
      real.calls.splice(index, 1);
    },
  });

/** A process is killed, before or after its call. */
export const die = (nth: number): Command =>
  command({
    name: `die(${nth})`,
    check: (model) => model.calls.length > 0,
    run: async (model, real) => {
      const { index } = pick(model, nth);
      model.calls.splice(index, 1);
      real.calls.splice(index, 1);
    },
  });

export const leasesEnd = (): Command =>
  command({
    name: 'leases end',
    run: async (model, real) => {
      for (const batch of model.batches) batch.leased = false;
      await sql`update batch set lease_until = now() - interval '1 second'
        where issue_id = ${real.issue.id} and lease_until is not null`.execute(real.press.db);
    },
  });

export const waitsEnd = (): Command =>
  command({
    name: 'waits end',
    run: async (model, real) => {
      for (const batch of model.batches) batch.waits = false;
      await sql`update batch set not_before = now() where issue_id = ${real.issue.id}`.execute(
        real.press.db,
      );
    },
  });

/** The database's instants move into the past, and the provider's clock into the future. */
export const hoursPass = (hours: number): Command =>
  command({
    name: `${hours} hours pass`,
    run: async (model, real) => {
      model.hours += hours;
      // Its attempts move to before the issue's last change.
      model.refusedInARow = 0;
      real.hours += hours;
      for (const batch of model.batches) Object.assign(batch, { leased: false, waits: false });
      // Without a time zone there is no summer time to know, so that any machine may do it.
      const earlier = (table: string, column: string) => sql`${sql.ref(column)} =
        (${sql.ref(`${table}.${column}`)} at time zone 'UTC' - make_interval(hours => ${hours}))
          at time zone 'UTC'`;
      const { db } = real.press;
      await sql`update batch set ${earlier('batch', 'lease_until')}, ${earlier('batch', 'not_before')},
        ${earlier('batch', 'first_ambiguous_at')} where issue_id = ${real.issue.id}`.execute(db);
      await sql`update attempt set ${earlier('attempt', 'started_at')}, ${earlier('attempt', 'ended_at')}
        from batch b where b.bucket = attempt.bucket and b.id = attempt.batch_id
          and b.issue_id = ${real.issue.id}`.execute(db);
    },
  });

const readerLeaves = (nth: number): Command =>
  command({
    name: `reader ${nth} leaves`,
    check: (model) => nth < model.readers.length,
    run: async (model, real) => {
      const reader = model.readers[nth];
      if (reader !== undefined) reader.left = true;
      await sql`update subscription set status = 'unsubscribed'
        where subscriber_id = ${real.readers[nth]}`.execute(real.press.db);
    },
  });

/** A person, by the same steps as the command line. */
export const person = (does: 'pauses' | 'resumes' | 'cancels'): Command =>
  command({
    name: `somebody ${does}`,
    run: async (model, real) => {
      const ref = { newsletter: real.newsletter, number: 1 };
      if (does === 'pauses') {
        await pauseIssue(real.press, owner, ref);
        if (model.issue === 'sending') Object.assign(model, { issue: 'paused', refusedInARow: 0 });
      } else if (does === 'resumes') {
        await resumeIssue(real.press, owner, ref);
        if (model.issue === 'paused') Object.assign(model, { issue: 'sending', refusedInARow: 0 });
      } else {
        await cancelIssue(real.press, owner, ref);
        cancelInModel(model);
      }
    },
  });

function cancelInModel(model: Model): void {
  if (model.issue !== 'sending' && model.issue !== 'paused') return;
  Object.assign(model, { issue: 'cancelled', refusedInARow: 0 });
  model.batches.forEach((batch, index) => {
    if (batch.state !== 'prepared') return;
    batch.state = 'void';
    for (const reader of model.readers) {
      if (reader.batch === index && reader.state === 'pending') reader.state = 'excluded';
    }
  });
}

let events = 0;

/** A provider event for an accepted mail, whenever it comes. */
export const webhook = (nth: number): Command =>
  command({
    name: `webhook of reader ${nth}`,
    check: (model) => (model.readers[nth]?.mails ?? 0) > 0,
    run: async (model, real) => {
      const [mail] = real.served.sandbox.ledger.byRecipient(real.addresses[nth] ?? '');
      const { installation } = real.deps;
      const at = new Date();
      const tags = {
        galley: installation,
        galley_issue: real.issue.id,
        galley_subscriber: real.readers[nth],
      };
      events += 1;
      await real.press.db
        .insertInto('feedback_event')
        .values({
          svix_id: `event-${events}`,
          occurred_at: at,
          type: 'email.delivered',
          applied_at: null,
          payload: JSON.stringify({
            type: 'email.delivered',
            created_at: at.toISOString(),
            data: { email_id: mail?.id, tags },
          }),
        })
        .execute();
      await applyFeedback(real.deps, PROVIDER);
      const reader = model.readers[nth];
      if (reader === undefined) return;
      reader.heard = true;
      if (reader.state === 'uncertain') reader.state = 'accepted';
      settleProven(model);
    },
  });

/** Mails are read back: each one found was accepted, and its batch with it. */
export const reconcile = (): Command =>
  command({
    name: 'reconcile',
    run: async (model, real) => {
      const { mailer } = real.deps;
      const read = await reconcileIssue(real.press.db, mailer, real.issue.id);
      expect(read.kind).toBe('read');
      for (const reader of model.readers) {
        if (reader.state === 'uncertain' && reader.mails > 0) reader.state = 'accepted';
      }
      settleProven(model);
    },
  });

/** A reader of an uncertain batch that never arrived, whose address a person could type. */
const findUnsent = ({ readers, poison }: Model): number =>
  readers.findIndex(
    ({ state, batch }, index) =>
      state === 'uncertain' &&
      index !== poison &&
      readers.every((each) => each.batch !== batch || each.mails === 0),
  );

/** A person finds out that an uncertain batch never arrived. */
export const decide = (): Command =>
  command({
    name: 'somebody decides',
    check: (model) => findUnsent(model) >= 0,
    run: async (model, real) => {
      const reader = findUnsent(model);
      const decided = await decideUncertain(real.press, owner, {
        newsletter: real.newsletter,
        number: 1,
        address: real.addresses[reader] ?? '',
        decision: 'rejected',
        by: 'ada',
        because: 'asked',
      });
      expect(decided.kind).toBe('decided');
      const index = model.readers[reader]?.batch ?? -1;
      Object.assign(batchAt(model, index), { state: 'rejected', decided: true });
      moveReaders(model, index, 'uncertain', 'rejected');
    },
  });

const readersOf = ({ readers }: Model, batch: number, state: string) =>
  readers.filter((reader) => reader.batch === batch && reader.state === state);

/** A person sends the issue again to those of batches that never arrived, and to nobody else. */
export const sendsAgain = (): Command =>
  command({
    name: 'somebody sends again',
    run: async (model, real) => {
      const going = [...model.batches.keys()].filter(
        (index) => batchAt(model, index).decided && readersOf(model, index, 'rejected').length > 0,
      );
      const { kind } = await sendAgain(real.press, owner, {
        newsletter: real.newsletter,
        number: 1,
      });
      if (model.issue !== 'sent') return expect(kind).toBe('wrong-state');
      if (going.length === 0) return expect(kind).toBe('nothing-to-send-again');
      expect(kind).toBe('done');
      Object.assign(model, {
        issue: 'sending',
        refusedInARow: 0,
        again: going.map((index) => planAgain(model, index)),
      });
    },
  });

function planAgain(model: Model, index: number): number {
  const { ordinal } = batchAt(model, index);
  const epochs = model.batches.filter((each) => each.ordinal === ordinal);
  const epoch = Math.max(...epochs.map((each) => each.epoch)) + 1;
  const made = model.batches.push({ ...newBatch(ordinal, epoch, index), waits: true }) - 1;
  for (const reader of readersOf(model, index, 'rejected')) {
    Object.assign(reader, { state: 'pending', batch: made });
  }
  return made;
}

/** A person takes that back, which works until one of its batches was claimed. */
export const takesBack = (): Command =>
  command({
    name: 'somebody takes back',
    run: async (model, real) => {
      const ref = { newsletter: real.newsletter, number: 1 };
      const { kind } = await takeBackIssue(real.press, owner, ref);
      if (model.issue !== 'sending') return expect(kind).toBe('wrong-state');
      const again = model.again?.map((index) => ({ index, batch: batchAt(model, index) }));
      const isWaiting = again?.every(({ batch }) => batch.state === 'prepared') ?? false;
      if (again === undefined || !isWaiting) return expect(kind).toBe('undo-over');
      expect(kind).toBe('done');
      for (const { index, batch } of again) {
        batch.state = 'void';
        for (const reader of readersOf(model, index, 'pending')) {
          Object.assign(reader, { state: 'rejected', batch: batch.parent });
        }
      }
      Object.assign(model, { issue: 'sent', again: null, refusedInARow: 0 });
    },
  });

export const finish = (): Command =>
  command({
    name: 'finish',
    run: async (model, real) => {
      const open = model.batches.some(({ state }) => state === 'prepared' || state === 'attempted');
      const done = model.issue === 'sending' && !open;
      const finished = await finishIssue(real.press.db, real.issue.id);
      expect(finished.kind).toBe(done ? 'sent' : 'open');
      if (done) model.issue = 'sent';
    },
  });

const nth = fc.nat(5);

/** Every command, the everyday ones more often. */
export const anyCommand: readonly fc.Arbitrary<Command>[] = [
  fc.constant(claim()),
  fc.constant(claim()),
  fc.integer({ min: 1, max: 3 }).map(claim),
  fc.tuple(nth, fc.constantFrom(...ANSWERS)).map(([call, how]) => answer(call, how)),
  nth.map((call) => answer(call, 'delivered')),
  nth.map(record),
  nth.map(record),
  nth.map(die),
  fc.constant(leasesEnd()),
  fc.constant(waitsEnd()),
  fc.constant(waitsEnd()),
  fc.constantFrom(2, 11, 19, 25).map(hoursPass),
  nth.map(readerLeaves),
  fc.constantFrom('pauses' as const, 'resumes' as const, 'cancels' as const).map(person),
  fc.constant(person('resumes')),
  nth.map(webhook),
  fc.constant(reconcile()),
  fc.constant(decide()),
  fc.constant(sendsAgain()),
  fc.constant(takesBack()),
  fc.constant(finish()),
];

/** Beginnings of runs, so that most runs pass through the rarer states. */
export const OPENINGS: readonly (readonly Command[])[] = [
  [],
  // In doubt, and under way again.
  [claim(), answer(0, 'error-before'), record(0), waitsEnd(), claim()],
  // In doubt when a gateway refuses it.
  [claim(), die(0), leasesEnd(), claim(), answer(0, 'gateway-refuses'), record(0)],
  [claim(), answer(0, 'page-refuses'), record(0), readerLeaves(0), person('resumes'), claim()],
  // Cancelled while it is being refused.
  [claim(), answer(0, 'delivered'), person('cancels'), record(0)],
  // Uncertain, though it arrived.
  [claim(), answer(0, 'lost-after'), record(0), hoursPass(25), claim()],
  // Uncertain without having arrived: decided, sent again, and refused or lost once more.
  [
    ...[claim(), answer(0, 'lost-before'), record(0), hoursPass(25), claim()],
    ...[claim(3), answer(0, 'delivered'), record(0), decide(), finish(), sendsAgain()],
  ],
  // Cancelled while a batch is in doubt.
  [claim(), die(0), leasesEnd(), claim(), person('cancels')],
  // Paused before the rest, and before a batch that was refused for now.
  [claim(), answer(0, 'delivered'), record(0), person('pauses'), claim(3)],
  [claim(), answer(0, 'too-fast'), record(0), person('pauses'), waitsEnd(), claim()],
  // Several at once behind a canary that arrived.
  [claim(), answer(0, 'delivered'), record(0), claim(3)],
];
