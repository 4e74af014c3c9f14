import type { LiveEvent } from '@galley/contract/editor';
import type { SendingProgress } from '@galley/contract/issue';
import { choosePause } from './choose-pause.ts';

/** What tabs of one browser tell each other; only the one that leads has a stream. */
export type LiveMessage =
  | { readonly kind: 'event'; readonly event: LiveEvent }
  | { readonly kind: 'progress'; readonly progress: SendingProgress }
  /** A stream has begun: what was missed before is unknown. */
  | { readonly kind: 'opened' }
  /** There is no stream until the next one has begun. */
  | { readonly kind: 'lost' }
  | { readonly kind: 'beat' };

/** The state of a tab. Times are in milliseconds. */
export interface LiveState {
  readonly leads: boolean;
  readonly stream: 'none' | 'opening' | 'open';
  /** Since the last stream that opened. */
  readonly failures: number;
  /** When the next stream is tried; null unless one failed. */
  readonly retryAt: number | null;
  /** When the stream, or the leading tab, was heard last. */
  readonly heardAt: number;
}

/** Something that happens to a tab. */
export type Happening =
  | { readonly kind: 'leads' }
  /** Another tab leads now, because this one seemed dead. */
  | { readonly kind: 'lost-lead' }
  | { readonly kind: 'opened' }
  | { readonly kind: 'failed'; readonly random: number }
  | { readonly kind: 'streamed'; readonly message: LiveMessage }
  | { readonly kind: 'told'; readonly message: LiveMessage }
  /** The network is back. */
  | { readonly kind: 'online' }
  /** Some time has passed, or the tab is seen again. */
  | { readonly kind: 'ticked'; readonly isVisible: boolean };

export type LiveInput = Happening & { readonly at: number };

export type LiveEffect =
  | { readonly kind: 'open' }
  | { readonly kind: 'close' }
  | { readonly kind: 'take-lead' }
  | { readonly kind: 'tell-tabs'; readonly message: LiveMessage }
  /** Something has changed. */
  | { readonly kind: 'hear'; readonly event: LiveEvent }
  /** How far the sending of an issue has come; nothing has to be read. */
  | { readonly kind: 'show'; readonly progress: SendingProgress }
  /** Nothing is heard until anything may have changed. */
  | { readonly kind: 'deaf' }
  /** Anything may have changed. */
  | { readonly kind: 'read-all' }
  /** A stream may fail because the session has ended. */
  | { readonly kind: 'check-session' };

export interface LiveStep {
  readonly state: LiveState;
  readonly effects: readonly LiveEffect[];
}

/** More than two beats of the server: the stream is dead, or the machine has slept. */
export const DEAD_AFTER_MS = 40_000;
/** A leading tab that is silent for so long is frozen. */
export const FROZEN_AFTER_MS = 60_000;

export const beginLive = (at: number): LiveState => ({
  leads: false,
  stream: 'none',
  failures: 0,
  retryAt: null,
  heardAt: at,
});

/** The next state of a tab, and its effects. */
export function stepLive(state: LiveState, input: LiveInput): LiveStep {
  const { at } = input;
  switch (input.kind) {
    case 'leads':
      return state.leads ? stay(state) : open({ ...state, leads: true, failures: 0 }, at, []);
    case 'lost-lead':
      return {
        state: beginLive(at),
        effects: state.stream === 'none' ? [] : [{ kind: 'close' }],
      };
    case 'opened':
      if (state.stream !== 'opening') return stay(state);
      return {
        state: { ...state, stream: 'open', failures: 0, retryAt: null, heardAt: at },
        effects: [{ kind: 'tell-tabs', message: { kind: 'opened' } }, { kind: 'read-all' }],
      };
    case 'failed':
      return state.stream === 'none' ? stay(state) : fail(state, input);
    case 'streamed':
      if (state.stream === 'none') return stay(state);
      return {
        state: { ...state, heardAt: at },
        effects: [{ kind: 'tell-tabs', message: input.message }, ...ownEffects(input.message)],
      };
    case 'told':
      return { state: { ...state, heardAt: at }, effects: ownEffects(input.message) };
    case 'online':
      return state.leads && state.stream === 'none' ? open(state, at, []) : stay(state);
    case 'ticked':
      return state.leads ? tickLeader(state, at) : tickFollower(state, input);
  }
}

const stay = (state: LiveState): LiveStep => ({ state, effects: [] });

const open = (state: LiveState, at: number, before: readonly LiveEffect[]): LiveStep => ({
  state: { ...state, stream: 'opening', retryAt: null, heardAt: at },
  effects: [...before, { kind: 'open' }],
});

function fail(state: LiveState, { at, random }: { at: number; random: number }): LiveStep {
  const failures = state.failures + 1;
  const retryAt = at + choosePause(failures, random);
  return {
    state: { ...state, stream: 'none', failures, retryAt },
    effects: [
      { kind: 'close' },
      { kind: 'tell-tabs', message: { kind: 'lost' } },
      { kind: 'deaf' },
      { kind: 'check-session' },
    ],
  };
}

function ownEffects(message: LiveMessage): readonly LiveEffect[] {
  switch (message.kind) {
    case 'event':
      return [{ kind: 'hear', event: message.event }];
    case 'progress':
      return [{ kind: 'show', progress: message.progress }];
    case 'opened':
      return [{ kind: 'read-all' }];
    case 'lost':
      return [{ kind: 'deaf' }];
    case 'beat':
      return [];
  }
}

function tickLeader(state: LiveState, at: number): LiveStep {
  if (state.stream === 'none') {
    return state.retryAt === null || at >= state.retryAt ? open(state, at, []) : stay(state);
  }
  return at - state.heardAt > DEAD_AFTER_MS ? open(state, at, [{ kind: 'close' }]) : stay(state);
}

function tickFollower(
  state: LiveState,
  { at, isVisible }: { at: number; isVisible: boolean },
): LiveStep {
  if (!isVisible || at - state.heardAt <= FROZEN_AFTER_MS) return stay(state);
  return { state: { ...state, heardAt: at }, effects: [{ kind: 'take-lead' }] };
}
