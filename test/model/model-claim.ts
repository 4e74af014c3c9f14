import {
  batchAt,
  moveReaders,
  newBatch,
  pendingOf,
  settleProven,
  type Model,
} from './batch-model.ts';

const TRUSTED_HOURS = 20;

export type ModelClaim = 'claimed' | 'settled';

/** T1 as it should be: some new batches together, or one tried batch alone. */
export function claimInModel(model: Model, limit: number): readonly ModelClaim[] {
  const next = nextBatches(model).slice(0, limit);
  const [first] = next;
  if (first === undefined) return [];
  if (batchAt(model, first).state === 'attempted') return [claimAgain(model, first)];
  return next
    .filter((index) => batchAt(model, index).state === 'prepared')
    .map((index) => freeze(model, index));
}

function claimAgain(model: Model, index: number): ModelClaim {
  const batch = batchAt(model, index);
  for (const hour of batch.open.values()) batch.doubtSince = earliest(batch.doubtSince, hour);
  batch.open.clear();
  if (batch.doubtSince !== null) return retry(model, index);
  if (model.issue === 'cancelled') {
    moveReaders(model, index, 'pending', 'excluded');
    Object.assign(batch, { state: 'void', leased: false });
    return 'settled';
  }
  return freeze(model, index);
}

export const earliest = (since: number | null, hour: number): number =>
  since === null ? hour : Math.min(since, hour);

function nextBatches(model: Model): readonly number[] {
  if (model.issue !== 'sending' && model.issue !== 'cancelled') return [];
  const open = model.batches.filter(({ state }) => state === 'prepared' || state === 'attempted');
  const first = Math.min(...open.map(({ ordinal }) => ordinal));
  const canaryArrived = model.batches.some(({ state }) => state === 'accepted');
  return open
    .filter(
      (batch) =>
        (model.issue === 'sending' || batch.state === 'attempted') &&
        !batch.waits &&
        !batch.leased &&
        (canaryArrived || batch.ordinal === first),
    )
    .toSorted((a, b) => a.ordinal - b.ordinal)
    .map((batch) => model.batches.indexOf(batch));
}

/** What may have arrived stays as it is, until its key is too old to be trusted. */
function retry(model: Model, index: number): ModelClaim {
  const batch = batchAt(model, index);
  if (model.hours - (batch.doubtSince ?? 0) < TRUSTED_HOURS) return begin(model, index);
  for (const reader of pendingOf(model, index)) {
    reader.state = reader.heard ? 'accepted' : 'uncertain';
  }
  Object.assign(batch, { state: 'uncertain', leased: false });
  settleProven(model);
  return 'settled';
}

function freeze(model: Model, index: number): ModelClaim {
  const batch = batchAt(model, index);
  const leavers = pendingOf(model, index).filter(({ left }) => left);
  for (const reader of leavers) reader.state = 'excluded';
  if (pendingOf(model, index).length === 0) {
    Object.assign(batch, { state: 'void', leased: false });
    return 'settled';
  }
  batch.size = pendingOf(model, index).length;
  if (batch.state === 'prepared' || leavers.length === 0) return begin(model, index);
  const thawed = model.batches.push(newBatch(batch.ordinal, batch.epoch + 1, index)) - 1;
  batchAt(model, thawed).size = batch.size;
  for (const reader of pendingOf(model, index)) reader.batch = thawed;
  Object.assign(batch, { state: 'void', leased: false });
  return begin(model, thawed);
}

function begin(model: Model, index: number): ModelClaim {
  const batch = batchAt(model, index);
  Object.assign(batch, { state: 'attempted', leased: true, attempt: batch.attempt + 1 });
  batch.open.set(batch.attempt, model.hours);
  model.calls.push({
    batch: index,
    attempt: batch.attempt,
    hour: model.hours,
    tick: (model.tick += 1),
    answer: null,
    outcome: null,
  });
  return 'claimed';
}
