import { reconcile, reconcileLate } from './reconcile.ts';
import { sameValue } from './same-value.ts';
import {
  sendable,
  unsavedFields,
  type Clash,
  type Draft,
  type Fields,
  type Flight,
  type SaveState,
  type Stored,
} from './save-state.ts';

export type SaveEvent =
  /** Somebody typed. `blocked` names all fields that can't be saved as they are now. */
  | {
      readonly kind: 'typed';
      readonly fields: Fields;
      readonly blocked: readonly string[];
      readonly at: number;
    }
  | { readonly kind: 'due'; readonly what: Timer }
  | {
      readonly kind: 'answered';
      readonly flight: number;
      readonly stored: Stored;
      readonly at: number;
    }
  /** No answer came, so nobody knows whether the save arrived. */
  | { readonly kind: 'lost'; readonly flight: number }
  | { readonly kind: 'signed-out'; readonly flight: number | null }
  /** Somebody else was first. */
  | { readonly kind: 'overtaken'; readonly flight: number }
  | {
      readonly kind: 'refused';
      readonly flight: number;
      readonly code: string;
      readonly error: unknown;
      readonly stops: boolean;
    }
  /** What the server has was read. */
  | { readonly kind: 'heard'; readonly stored: Stored }
  | { readonly kind: 'unread' }
  /** Somebody chose what a field should say. */
  | { readonly kind: 'decided'; readonly field: string; readonly value: unknown }
  | { readonly kind: 'restored'; readonly draft: Draft; readonly at: number }
  /** Somebody wants a version now. */
  | { readonly kind: 'asked' }
  /** Somebody wants a second review of the article. */
  | { readonly kind: 'insisted' }
  /** The network, the page or the person is back. */
  | { readonly kind: 'awake' }
  | { readonly kind: 'leaving' };

export type Timer = 'keep' | 'save' | 'retry';

export type SaveEffect =
  | { readonly do: 'send'; readonly flight: Flight }
  | { readonly do: 'read' }
  /** Write these fields on screen; nobody has typed in them. */
  | { readonly do: 'show'; readonly fields: Fields }
  | { readonly do: 'keep' }
  | { readonly do: 'forget' }
  /** Sets one timer, or sets it again. */
  | { readonly do: 'wait'; readonly what: Timer; readonly ms: number }
  | { readonly do: 'end-sitting'; readonly version: number };

export interface Next {
  readonly state: SaveState;
  readonly effects: readonly SaveEffect[];
}

/** A draft is written so long after a letter. */
export const KEEP_MS = 300;
/** A save waits for a pause of this length, */
export const PAUSE_MS = 900;
/** but not longer than this from the first letter. */
export const LONGEST_MS = 4000;
const RETRY_MS = 1000;
const LONGEST_RETRY_MS = 30_000;

/**
 * How a text is saved: what follows from each event. There is one save at a time; whatever is typed
 * meanwhile goes out with the next. An answer changes what is known about the server, and never a
 * field in which somebody has typed.
 */
export function nextSave(state: SaveState, event: SaveEvent): Next {
  switch (event.kind) {
    case 'typed':
      return typed(state, event);
    case 'due':
      return due(state, event.what);
    case 'answered':
      return answered(state, event);
    case 'lost':
      return isTheirs(state, event.flight) ? stay(state) : again({ ...state, isOut: false });
    case 'signed-out': {
      const isOut = state.isOut && isTheirs(state, event.flight);
      return stay({ ...state, isOut, trouble: { kind: 'signed-out' } }, keepIfUnsaved(state));
    }
    case 'overtaken':
      if (isTheirs(state, event.flight)) return stay(state);
      return stay({ ...landed(state), isComparing: true }, [{ do: 'read' }]);
    case 'refused':
      return refused(state, event);
    case 'heard':
      return heard(state, event);
    case 'unread':
      return state.isComparing ? again(state) : stay(state);
    case 'decided':
      return decided(state, event);
    case 'restored':
      return restored(state, event.draft, event.at);
    case 'asked':
      return proceed({ ...state, wantsVersion: true });
    case 'insisted':
      return proceed({ ...state, again: true, trouble: null });
    case 'awake':
      return awake(state);
    case 'leaving': {
      const next = proceed(state);
      return { state: next.state, effects: [...keepIfUnsaved(next.state), ...next.effects] };
    }
  }
}

const stay = (state: SaveState, effects: readonly SaveEffect[] = []): Next => ({ state, effects });

/** An answer to a flight that is over. */
const isTheirs = (state: SaveState, flight: number | null): boolean => state.flight?.id !== flight;

/** The flight has its answer. */
const landed = (state: SaveState): SaveState => ({
  ...state,
  flight: null,
  isOut: false,
  trouble: null,
});

const keepIfUnsaved = (state: SaveState): readonly SaveEffect[] =>
  unsavedFields(state).length > 0 ? [{ do: 'keep' }] : [];

function typed(state: SaveState, event: Extract<SaveEvent, { kind: 'typed' }>): Next {
  const { trouble } = state;
  const isRefused = trouble?.kind === 'refused' && !trouble.stops;
  const next: SaveState = {
    ...state,
    text: { ...state.text, ...event.fields },
    blocked: event.blocked,
    clashes: withoutAgreed(state.clashes, event.fields),
    // What was refused may be taken now.
    trouble: isRefused ? null : trouble,
    unsentSince: state.unsentSince ?? event.at,
    isKeepDue: true,
  };
  const left = (next.unsentSince ?? event.at) + LONGEST_MS - event.at;
  return stay(next, [
    ...(state.isKeepDue ? [] : [{ do: 'wait', what: 'keep', ms: KEEP_MS } as const]),
    { do: 'wait', what: 'save', ms: Math.max(0, Math.min(PAUSE_MS, left)) },
  ]);
}

/** Typing what the others wrote ends the clash with them. */
const withoutAgreed = (
  clashes: SaveState['clashes'],
  fields: Fields,
): Readonly<Record<string, Clash>> =>
  Object.fromEntries(
    Object.entries(clashes).filter(
      ([field, { theirs }]) => !Object.hasOwn(fields, field) || !sameValue(theirs, fields[field]),
    ),
  );

function due(state: SaveState, what: Timer): Next {
  switch (what) {
    case 'keep': {
      const next = { ...state, isKeepDue: false };
      return stay(next, unsavedFields(next).length > 0 ? [{ do: 'keep' }] : [{ do: 'forget' }]);
    }
    case 'save':
      return proceed(state);
    case 'retry':
      return state.trouble?.kind === 'unreachable' ? tryNow(state) : stay(state);
  }
}

/** Sends what can be sent, unless something is on its way; otherwise does what waited for that. */
function proceed(state: SaveState): Next {
  const { flight, trouble, isComparing } = state;
  const stops = trouble?.kind === 'refused' || trouble?.kind === 'signed-out';
  if (flight !== null || isComparing || stops) return stay(state);
  const sent = sendable(state);
  if (Object.keys(sent).length > 0) {
    const next: Flight = {
      id: state.flights + 1,
      version: state.base.version,
      sent,
      again: state.again,
    };
    return stay({ ...state, flight: next, isOut: true, flights: next.id, unsentSince: null }, [
      { do: 'send', flight: next },
    ]);
  }
  const isSaved = unsavedFields(state).length === 0;
  const rested = { ...state, unsentSince: null };
  if (!isSaved) return stay(rested);
  const done: SaveState = { ...rested, wantsVersion: false };
  return stay(done, [
    { do: 'forget' },
    ...(state.wantsVersion ? [{ do: 'end-sitting', version: state.base.version } as const] : []),
  ]);
}

function answered(state: SaveState, event: Extract<SaveEvent, { kind: 'answered' }>): Next {
  const { flight } = state;
  if (flight === null || flight.id !== event.flight) return stay(state);
  const isLate = event.stored.version < state.base.version;
  const { state: known, shown } = isLate
    ? reconcileLate(state, flight.sent)
    : reconcile(state, event.stored, flight.sent, true);
  const saved: SaveState = { ...landed(known), again: false, savedAt: event.at };
  const next = Object.keys(sendable(saved)).length > 0 ? drain(saved) : proceed(saved);
  return { state: next.state, effects: [...showIfAny(shown), ...next.effects] };
}

/** What was typed during a save waits for its own pause, or goes at once if a version is wanted. */
const drain = (state: SaveState): Next =>
  stay(state, [
    { do: 'keep' },
    { do: 'wait', what: 'save', ms: state.wantsVersion ? 0 : PAUSE_MS },
  ]);

const showIfAny = (fields: Fields): readonly SaveEffect[] =>
  Object.keys(fields).length > 0 ? [{ do: 'show', fields }] : [];

/** Another try after a while, longer each time. */
function again(state: SaveState): Next {
  const tries = state.trouble?.kind === 'unreachable' ? state.trouble.tries + 1 : 1;
  const ms = Math.min(LONGEST_RETRY_MS, RETRY_MS * 2 ** (tries - 1));
  return stay({ ...state, trouble: { kind: 'unreachable', tries } }, [
    ...keepIfUnsaved(state),
    { do: 'wait', what: 'retry', ms },
  ]);
}

function tryNow(state: SaveState): Next {
  const { flight, isOut } = state;
  if (isOut) return stay(state);
  if (flight !== null) return stay({ ...state, isOut: true }, [{ do: 'send', flight }]);
  return state.isComparing ? stay(state, [{ do: 'read' }]) : stay({ ...state, trouble: null });
}

function awake(state: SaveState): Next {
  const { trouble } = state;
  if (trouble?.kind === 'unreachable') return tryNow(state);
  if (trouble?.kind !== 'signed-out') return stay(state);
  const next = { ...state, trouble: null };
  return next.flight === null && !next.isComparing ? proceed(next) : tryNow(next);
}

function refused(state: SaveState, event: Extract<SaveEvent, { kind: 'refused' }>): Next {
  if (isTheirs(state, event.flight)) return stay(state);
  const { code, error, stops } = event;
  const trouble = { kind: 'refused', code, error, stops } as const;
  const next: SaveState = { ...landed(state), trouble, again: false, wantsVersion: false };
  return stay(next, keepIfUnsaved(next));
}

function heard(state: SaveState, event: Extract<SaveEvent, { kind: 'heard' }>): Next {
  const { stored } = event;
  const { trouble, isComparing } = state;
  // Something has changed: a review that was removed may be back.
  const isStopped = trouble?.kind === 'refused' && trouble.stops;
  const goesOn = isComparing || isStopped;
  const seen: SaveState = { ...state, isComparing: false, trouble: goesOn ? null : trouble };
  const isOld = stored.version <= state.base.version;
  if (isOld) return goesOn ? proceed(seen) : stay(state);
  const { state: known, shown } = reconcile(seen, stored, seen.flight?.sent ?? {}, false);
  const next = goesOn ? proceed(known) : stay(known);
  return { state: next.state, effects: [...showIfAny(shown), ...next.effects] };
}

function decided(state: SaveState, event: Extract<SaveEvent, { kind: 'decided' }>): Next {
  const { field, value } = event;
  const { [field]: _, ...clashes } = state.clashes;
  const next: SaveState = {
    ...state,
    text: { ...state.text, [field]: value },
    blocked: state.blocked.filter((each) => each !== field),
    clashes,
  };
  const show = sameValue(state.text[field], value) ? {} : { [field]: value };
  const after = proceed(next);
  return { state: after.state, effects: [...showIfAny(show), ...after.effects] };
}

/** Puts a draft back on screen, as if it had been typed from the version that it was typed from. */
function restored(state: SaveState, draft: Draft, at: number): Next {
  const fields = unsavedFields(draft).filter(
    (field) => !sameValue(state.base.fields[field], draft.text[field]),
  );
  const texts = Object.fromEntries(fields.map((field) => [field, draft.text[field]]));
  const overtaken = fields.filter((field) => {
    const now = state.base.fields[field];
    const wasOurs = draft.sent !== null && sameValue(now, draft.sent[field]);
    return !wasOurs && !sameValue(now, draft.base.fields[field]);
  });
  const clashes = Object.fromEntries(
    overtaken.map((field) => [
      field,
      { before: draft.base.fields[field], theirs: state.base.fields[field] },
    ]),
  );
  const next: SaveState = {
    ...state,
    text: { ...state.text, ...texts },
    clashes: { ...state.clashes, ...clashes },
    unsentSince: state.unsentSince ?? at,
  };
  return stay(next, [
    ...showIfAny(texts),
    ...keepIfUnsaved(next),
    { do: 'wait', what: 'save', ms: PAUSE_MS },
  ]);
}
