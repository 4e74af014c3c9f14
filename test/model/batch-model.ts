import type { BatchState, DeliveryState, OutcomeKind } from '@galley/core/delivery';

/** The forced answer to one call; `delivered` leaves it to the provider. */
export const ANSWERS = [
  'delivered',
  'lost-before',
  'error-before',
  'lost-after',
  'cut-after',
  'error-after',
  'too-fast',
  'unsent',
  'gateway-refuses',
  'page-refuses',
  'not-allowed',
  'quota',
] as const;
export type Answer = (typeof ANSWERS)[number];

export interface ModelReader {
  state: DeliveryState;
  /** Index of its batch. */
  batch: number;
  left: boolean;
  /** Mails of the issue that the provider accepted for it. */
  mails: number;
  /** True once a provider event named it. */
  heard: boolean;
}

export interface ModelBatch {
  readonly ordinal: number;
  readonly epoch: number;
  readonly parent: number | null;
  state: BatchState;
  attempt: number;
  /** Numbers of the attempts whose end nobody has recorded, with their starting hours. */
  open: Map<number, number>;
  /** The hour of the first ambiguous attempt. */
  doubtSince: number | null;
  leased: boolean;
  waits: boolean;
  /** Readers in it when it was frozen. */
  size: number;
  /** True once a person found that its uncertain mail never arrived. */
  decided: boolean;
  /** The ticks at which it was refused for its content. */
  readonly refusedAt: number[];
}

/** A call that a process has claimed and not yet recorded. */
export interface ModelCall {
  readonly batch: number;
  readonly attempt: number;
  readonly hour: number;
  /** When it was claimed. */
  readonly tick: number;
  /** How it was answered and what that means; null while it is under way. */
  answer: Answer | null;
  outcome: OutcomeKind | null;
}

/**
 * What the batch machine should be: the table of states and outcomes, without database, clock or
 * wire. The real one is compared with it after every step.
 */
export interface Model {
  hours: number;
  /** Counts claims and records, to order them. */
  tick: number;
  /** The claim of the latest call that was accepted. */
  acceptedTick: number;
  issue: 'sending' | 'paused' | 'cancelled' | 'sent';
  /** The batches of the latest sending again; null before it, and once it was taken back. */
  again: readonly number[] | null;
  /** The reader whom the provider refuses. */
  readonly poison: number;
  readonly readers: ModelReader[];
  readonly batches: ModelBatch[];
  calls: ModelCall[];
  /** Refused calls since the last acceptance, pause or resume. */
  refusedInARow: number;
  /** The hour in which the provider accepted a key. */
  readonly keys: Map<string, number>;
}

export const createModel = (readers: number, perBatch: number, poison: number): Model => ({
  hours: 0,
  tick: 0,
  acceptedTick: 0,
  issue: 'sending',
  again: null,
  poison,
  readers: Array.from({ length: readers }, (_, index) => ({
    state: 'pending',
    batch: Math.floor(index / perBatch),
    left: false,
    mails: 0,
    heard: false,
  })),
  batches: Array.from({ length: Math.ceil(readers / perBatch) }, (_, index) =>
    newBatch(index + 1, 0, null),
  ),
  calls: [],
  refusedInARow: 0,
  keys: new Map(),
});

export const newBatch = (ordinal: number, epoch: number, parent: number | null): ModelBatch => ({
  ordinal,
  epoch,
  parent,
  size: 0,
  decided: false,
  refusedAt: [],
  state: 'prepared',
  attempt: 0,
  open: new Map(),
  doubtSince: null,
  leased: false,
  waits: false,
});

export function batchAt(model: Model, index: number): ModelBatch {
  const batch = model.batches[index];
  if (batch === undefined) throw new Error(`the model has no batch ${index}`);
  return batch;
}

/** A batch and the batches it was made from. */
export const lineOf = (model: Model, index: number | null): readonly ModelBatch[] =>
  index === null ? [] : [batchAt(model, index), ...lineOf(model, batchAt(model, index).parent)];

/** Readers of a batch not yet sent to, in order. */
export const pendingOf = (model: Model, batch: number): readonly ModelReader[] =>
  model.readers.filter((reader) => reader.batch === batch && reader.state === 'pending');

export function moveReaders(
  model: Model,
  batch: number,
  from: DeliveryState,
  to: DeliveryState,
): void {
  for (const reader of model.readers) {
    if (reader.batch === batch && reader.state === from) reader.state = to;
  }
}

/** Resend takes a batch as a whole: one accepted member proves every other. */
export function settleProven(model: Model): void {
  model.batches.forEach((batch, index) => {
    const members = model.readers.filter((reader) => reader.batch === index);
    if (batch.state !== 'uncertain' || !members.some(({ state }) => state === 'accepted')) return;
    batch.state = 'accepted';
    moveReaders(model, index, 'uncertain', 'accepted');
  });
}
