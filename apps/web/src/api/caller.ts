import type { RefusalOf } from '@galley/contract/refusals';
import type { Actor, StepName } from '@galley/core/editor';

type Person = Extract<Actor, { kind: 'person' }>;
type Key = Extract<Actor, { kind: 'key' }>;

/** A signed-in browser. */
export interface SessionCaller {
  readonly kind: 'session';
  readonly actor: Person;
  readonly personId: string;
  readonly sessionId: string;
}

/** A script with a key. */
export interface KeyCaller {
  readonly kind: 'key';
  readonly actor: Key;
  readonly personId: string;
}

/** Who calls a route; nobody, if the route takes no credential. */
export type Caller = SessionCaller | KeyCaller | { readonly kind: 'nobody' };

type Unknown = { readonly kind: 'unknown' };

/** One call that a person has signed with a passkey. */
export interface SignedCall {
  /** The id of the step-up, as the call names it. */
  readonly id: string;
  readonly step: StepName;
  /** The call's path, with its query. */
  readonly target: string;
  /** SHA-256 of the call's body, in hex. */
  readonly contentHash: string;
}

/** How the API finds out who calls: steps of press that have what they need. */
export interface Credentials {
  /** A stream that asks while somebody watches doesn't count as use of their session. */
  readonly identifySession: (
    token: string,
    use?: 'watching',
  ) => Promise<
    | {
        readonly kind: 'identified';
        readonly actor: Person;
        readonly personId: string;
        readonly sessionId: string;
      }
    | Unknown
  >;
  readonly identifyKey: (
    token: string,
  ) => Promise<
    { readonly kind: 'identified'; readonly actor: Key; readonly personId: string } | Unknown
  >;
  readonly spendStepUp: (
    session: SessionCaller,
    call: SignedCall,
  ) => Promise<{ readonly kind: 'spent' } | RefusalOf<'step-up-needed'>>;
}
