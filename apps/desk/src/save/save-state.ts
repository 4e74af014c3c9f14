import { sameValue } from './same-value.ts';

/** The fields of a text that somebody edits, as JSON. */
export type Fields = Readonly<Record<string, unknown>>;

/** What the server has, and in which version. */
export interface Stored {
  readonly version: number;
  readonly fields: Fields;
}

/** One save on its way. It is sent again byte by byte until the server has answered. */
export interface Flight {
  readonly id: number;
  /** The version that the change was made from. */
  readonly version: number;
  readonly sent: Fields;
  /** Somebody has said that this can be a second review of an article. */
  readonly again: boolean;
}

/** A field that somebody else has changed too: what it said before, and what it says now. */
export interface Clash {
  readonly before: unknown;
  readonly theirs: unknown;
}

/** Why nothing is saved at the moment. */
export type Trouble =
  | { readonly kind: 'unreachable'; readonly tries: number }
  | { readonly kind: 'signed-out' }
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly error: unknown;
      /** No other text would be taken either. */
      readonly stops: boolean;
    };

export interface SaveState {
  /** What the server is known to have. */
  readonly base: Stored;
  /** What is on screen. `blocked` names the fields that can't be saved as they are. */
  readonly text: Fields;
  readonly blocked: readonly string[];
  readonly clashes: Readonly<Record<string, Clash>>;
  readonly flight: Flight | null;
  /** The flight's answer is still awaited; otherwise it waits for another try. */
  readonly isOut: boolean;
  /** How many flights there were. */
  readonly flights: number;
  readonly trouble: Trouble | null;
  /** The server has refused a save because of somebody else's, which is being read. */
  readonly isComparing: boolean;
  readonly again: boolean;
  /** Somebody wants what is on screen to be a version of its own. */
  readonly wantsVersion: boolean;
  /** When the first letter was typed that has not been sent, in milliseconds. */
  readonly unsentSince: number | null;
  /** A draft will be written in a moment. */
  readonly isKeepDue: boolean;
  readonly savedAt: number;
}

/** What remains of a text in the browser when the page is gone. */
export interface Draft {
  readonly base: Stored;
  readonly text: Fields;
  /** What may have reached the server without its answer reaching us. */
  readonly sent: Fields | null;
  readonly at: number;
}

export const beginSaving = (stored: Stored, savedAt: number): SaveState => ({
  base: stored,
  text: stored.fields,
  blocked: [],
  clashes: {},
  flight: null,
  isOut: false,
  flights: 0,
  trouble: null,
  isComparing: false,
  again: false,
  wantsVersion: false,
  unsentSince: null,
  isKeepDue: false,
  savedAt,
});

/** The fields whose text the server doesn't have. */
export const unsavedFields = ({ text, base }: Pick<SaveState, 'text' | 'base'>): string[] =>
  Object.keys(text).filter((field) => !sameValue(text[field], base.fields[field]));

/** What can be sent now. */
export function sendable(state: SaveState): Fields {
  const fields = unsavedFields(state).filter(
    (field) => !state.blocked.includes(field) && !Object.hasOwn(state.clashes, field),
  );
  return Object.fromEntries(fields.map((field) => [field, state.text[field]]));
}

/** What a browser should keep of an unsaved text. */
export const draftOf = ({ base, text, flight }: SaveState, at: number): Draft => ({
  base,
  text,
  sent: flight?.sent ?? null,
  at,
});
