import { callOnce, type OneAnswer, type OneCall } from './call-once.ts';
import { findDestination } from './find-destination.ts';
import { whyUnreachable } from './why-unreachable.ts';
import type { Network } from './network.ts';

/** How long a call may take, from the first question to DNS to the last byte of the body. */
const MOST_MS = 8000;

/** What every call to a URL that somebody gave needs. */
export interface OutgoingCall {
  readonly network: Network;
  /** Says who calls and why, so that the site's people can find us. */
  readonly userAgent: string;
  /** Ends the call early, for example because Galley stops. */
  readonly signal?: AbortSignal;
  /** How long the call may take in all, in milliseconds: 8,000 unless it says otherwise. */
  readonly withinMs?: number;
}

/** Why a call got no answer. Its sentences go on from "URL can't be used: ". */
export type NoAnswer =
  /** The URL must not be called: its form says so. */
  | { readonly kind: 'refused'; readonly why: string }
  /**
   * Nothing answered. A host that doesn't exist, an address outside the public internet and a
   * closed port give the same sentence: people who type URLs learn nothing about our network.
   */
  | { readonly kind: 'unreachable'; readonly why: string };

/** Calls a URL once, after all checks, within the time that the signal of `call` allows. */
export async function callUrl(
  url: string,
  { network, withinMs }: OutgoingCall,
  call: OneCall,
): Promise<({ readonly kind: 'answered'; readonly url: URL } & OneAnswer) | NoAnswer> {
  try {
    const found = await orEnd(findDestination(url, network), call.signal);
    if (found.kind === 'refused') return found;
    if (found.kind !== 'open') return CANNOT_BE_REACHED;
    return { kind: 'answered', url: found.url, ...(await callOnce(found, call)) };
  } catch (error) {
    return noAnswer(error, call.signal, withinMs);
  }
}

const CANNOT_BE_REACHED: NoAnswer = { kind: 'unreachable', why: 'it cannot be reached' };
const CLOSED: ReadonlySet<unknown> = new Set(['ECONNREFUSED', 'ENETUNREACH', 'EHOSTUNREACH']);

/** What a broken call is to the person who gave the URL. */
export function noAnswer(thrown: unknown, signal: AbortSignal, withinMs = MOST_MS): NoAnswer {
  // A call that is ended breaks in many ways.
  const error: unknown = signal.aborted ? signal.reason : thrown;
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return CLOSED.has(code)
    ? CANNOT_BE_REACHED
    : { kind: 'unreachable', why: whyUnreachable(error, withinMs / 1000) };
}

/** The signal that ends a call in time, or when its caller ends it. */
export function endOf({ signal, withinMs = MOST_MS }: OutgoingCall): AbortSignal {
  const deadline = AbortSignal.timeout(withinMs);
  return signal === undefined ? deadline : AbortSignal.any([signal, deadline]);
}

/** DNS takes no signal, so a slow answer of it is left behind. */
async function orEnd<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  const { promise, reject } = Promise.withResolvers<never>();
  const end = (): void => reject(signal.reason);
  signal.addEventListener('abort', end, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener('abort', end);
  }
}
