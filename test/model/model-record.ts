import type { OutcomeKind } from '@galley/core/delivery';
import {
  batchAt,
  lineOf,
  moveReaders,
  newBatch,
  pendingOf,
  type Answer,
  type Model,
  type ModelBatch,
  type ModelCall,
} from './batch-model.ts';
import { earliest } from './model-claim.ts';

const REMEMBERED_HOURS = 24;
const MOST_IN_A_ROW = 20;
const MOST_ALONE = 3;

/** How the provider and the wire answer a call. */
export function answerInModel(model: Model, call: ModelCall, answer: Answer): OutcomeKind {
  switch (answer) {
    case 'unsent':
      return 'unsent';
    case 'too-fast':
      return 'slow-down';
    case 'gateway-refuses':
      return 'batch-refused';
    case 'not-allowed':
      return 'issue-refused';
    case 'quota':
      return 'quota';
    case 'lost-before':
    case 'error-before':
    case 'page-refuses':
      return 'ambiguous';
    case 'delivered':
      return accept(model, call);
    case 'lost-after':
    case 'cut-after':
    case 'error-after':
      return accept(model, call) === 'accepted' ? 'ambiguous' : 'batch-refused';
  }
}

function accept(model: Model, call: ModelCall): OutcomeKind {
  const { ordinal, epoch } = batchAt(model, call.batch);
  const key = `${ordinal}/${epoch}`;
  const acceptedAt = model.keys.get(key);
  if (acceptedAt !== undefined && model.hours - acceptedAt < REMEMBERED_HOURS) return 'accepted';
  const members = model.readers.filter(
    ({ batch, state }) => batch === call.batch && state !== 'excluded',
  );
  if (members.some((reader) => model.readers.indexOf(reader) === model.poison)) {
    return 'batch-refused';
  }
  model.keys.set(key, model.hours);
  for (const reader of members) reader.mails += 1;
  return 'accepted';
}

/** T2 as it should be. */
export function recordInModel(model: Model, call: ModelCall): void {
  const batch = batchAt(model, call.batch);
  batch.open.delete(call.attempt);
  if (call.outcome === 'accepted') {
    model.acceptedTick = Math.max(model.acceptedTick, call.tick);
    if (batch.state === 'accepted') return;
    for (const reader of model.readers) {
      if (reader.batch === call.batch && reader.state !== 'excluded') reader.state = 'accepted';
    }
    Object.assign(batch, { state: 'accepted', leased: false });
    model.refusedInARow = 0;
    return;
  }
  if (call.outcome === 'batch-refused') {
    model.refusedInARow += 1;
    batch.refusedAt.push((model.tick += 1));
  }
  if (call.outcome === 'ambiguous') batch.doubtSince = earliest(batch.doubtSince, call.hour);
  if (batch.state !== 'attempted' || batch.attempt !== call.attempt) return;
  batch.leased = false;
  if (call.answer === 'page-refuses') {
    return pause(model, batch);
  }
  switch (call.outcome) {
    case 'issue-refused':
    case 'quota':
      return pause(model, batch);
    case 'batch-refused':
      return refuse(model, call.batch, call.answer === 'gateway-refuses');
    default:
      batch.waits = true;
  }
}

/** A cancelled issue cannot be paused, so its batch waits instead. */
function pause(model: Model, batch: ModelBatch): void {
  batch.waits = model.issue === 'cancelled';
  if (model.issue !== 'sending') return;
  model.issue = 'paused';
  model.refusedInARow = 0;
}

/** A gateway's refusal settles no doubt, and is never about one reader. */
function refuse(model: Model, index: number, byGateway: boolean): void {
  const batch = batchAt(model, index);
  if (byGateway && batch.doubtSince !== null) {
    batch.waits = true;
    return;
  }
  const members = pendingOf(model, index);
  if (model.refusedInARow >= MOST_IN_A_ROW || (byGateway && members.length === 1)) {
    return pauseRefused(model, index);
  }
  const line = lineOf(model, index);
  const refusedAlone = line.flatMap(({ size, refusedAt }) => (size === 1 ? refusedAt : [])).length;
  const othersAccepted =
    model.acceptedTick > Math.min(...line.flatMap(({ refusedAt }) => refusedAt));
  const judged = refusedAlone >= MOST_ALONE && model.issue !== 'cancelled';
  if (members.length === 1 && !othersAccepted && judged) {
    return pauseRefused(model, index);
  }
  if (members.length === 1 && othersAccepted) {
    batch.state = 'rejected';
    return moveReaders(model, index, 'pending', 'rejected');
  }
  // A reader who was alone waits for the others.
  remake(model, index, members.length === 1);
}

/** A reader who was refused alone gets a new batch, so that a person may suppress them before resuming. */
function pauseRefused(model: Model, index: number): void {
  pause(model, batchAt(model, index));
  if (pendingOf(model, index).length === 1) remake(model, index, false);
}

/** Ends a refused batch; its readers go into two new ones, or nowhere once the issue is cancelled. */
function remake(model: Model, index: number, waits: boolean): void {
  batchAt(model, index).state = 'rejected';
  const members = pendingOf(model, index);
  if (model.issue === 'cancelled') return moveReaders(model, index, 'pending', 'excluded');
  const last = Math.max(...model.batches.map(({ ordinal }) => ordinal));
  const middle = Math.ceil(members.length / 2);
  const halves = [members.slice(0, middle), members.slice(middle)].filter(
    ({ length }) => length > 0,
  );
  for (const [half, readers] of halves.entries()) {
    const made = model.batches.push(newBatch(last + 1 + half, 0, index)) - 1;
    batchAt(model, made).waits = waits;
    for (const reader of readers) reader.batch = made;
  }
}
