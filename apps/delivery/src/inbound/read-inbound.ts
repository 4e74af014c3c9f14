import { READER } from '@galley/core/editor';
import type { InboundResult, Letter } from '@galley/core/inbound';
import {
  claimInboundMail,
  endInboundMail,
  postponeInboundMail,
  secondsToNextInboundMail,
  type ClaimedInboundMail,
} from '@galley/db';
import { actOnMail, needsReading, needsText } from '@galley/press/inbound';
import type { DeliveryDeps } from '../delivery-deps.ts';
import { sweepInbound } from './sweep-inbound.ts';

/** Longer than every question about one mail may take. */
const LEASE_SECONDS = 180;
const LONGEST_PAUSE = 3600;
/** After this many tries, over more than a day, Resend won't hand it over any more. */
const LAST_ATTEMPT = 30;
const MOST_FAILURES = 5;
const FAILURE_PAUSE = 300;

/**
 * Reads the mails that wait, and does what they ask for.
 *
 * @returns the seconds after which there will be more to do, or null when it knows of none
 */
export async function readInbound(deps: DeliveryDeps, signal: AbortSignal): Promise<number | null> {
  const { inboundDomain } = deps;
  if (inboundDomain === null) return null;
  await sweepInbound(deps, signal);
  while (!signal.aborted) {
    const mail = await claimInboundMail(deps.db, LEASE_SECONDS);
    if (mail === null) break;
    await readSafely({ ...deps, inboundDomain }, mail, signal);
  }
  return secondsToNextInboundMail(deps.db);
}

type Deps = DeliveryDeps & { readonly inboundDomain: string };

/** A mail that no code foresaw must not keep others from being read. */
async function readSafely(
  deps: Deps,
  mail: ClaimedInboundMail,
  signal: AbortSignal,
): Promise<void> {
  try {
    await readMail(deps, mail, signal);
  } catch (error) {
    deps.log.error({ err: error, mail: mail.id }, 'a mail that came in could not be read');
    if (mail.attempt >= MOST_FAILURES) await endInboundMail(deps.db, mail.id, ['unreadable']);
    else await postponeInboundMail(deps.db, mail, FAILURE_PAUSE);
  }
}

async function readMail(deps: Deps, mail: ClaimedInboundMail, signal: AbortSignal): Promise<void> {
  const fetched = await fetchMail(deps, mail, signal);
  if (fetched.kind === 'later') {
    if (mail.attempt >= LAST_ATTEMPT) return endInboundMail(deps.db, mail.id, ['gone']);
    deps.log.warn({ mail: mail.id, why: fetched.why }, 'a mail that came in cannot be read yet');
    return postponeInboundMail(deps.db, mail, Math.min(LONGEST_PAUSE, 2 ** mail.attempt));
  }
  if (fetched.kind === 'ended') return endInboundMail(deps.db, mail.id, [fetched.result]);
  const acted = await actOnMail(deps, READER, { id: mail.id, ...fetched });
  if (acted.kind === 'done') {
    deps.log.info({ mail: mail.id, results: acted.results }, 'a mail came in');
  }
}

type FetchedMail =
  | {
      readonly kind: 'read';
      readonly recipients: readonly string[];
      readonly letter: Letter | null;
    }
  | { readonly kind: 'ended'; readonly result: InboundResult }
  | { readonly kind: 'later'; readonly why: string };

async function fetchMail(
  { inbox, pace, lookUpTexts, inboundDomain, clock }: Deps,
  { resendId }: ClaimedInboundMail,
  signal: AbortSignal,
): Promise<FetchedMail> {
  if (!(await pace.turn(signal))) return { kind: 'later', why: 'stopping' };
  const reply = await inbox.get(resendId, { signal });
  if (reply.kind === 'refused' && reply.status === 404) return { kind: 'ended', result: 'gone' };
  if (reply.kind !== 'ok') return { kind: 'later', why: reply.message };
  const { receivedFor: recipients, rawUrl } = reply.data;
  if (!needsReading(recipients, inboundDomain)) return { kind: 'read', recipients, letter: null };
  if (rawUrl === null) return { kind: 'later', why: 'Resend names no place for its bytes' };
  const raw = await inbox.raw(rawUrl, { signal });
  if (raw.kind === 'too-large') return { kind: 'read', recipients, letter: null };
  if (raw.kind === 'elsewhere') return { kind: 'later', why: 'its bytes are not with Resend' };
  if (raw.kind !== 'ok') return { kind: 'later', why: raw.message };
  // What reads mails is large, and most processes never get one.
  const { readLetter } = await import('@galley/inbound-mail');
  const reading = await readLetter(raw.bytes, {
    lookUp: lookUpTexts,
    now: clock(),
    wholeText: needsText(recipients, inboundDomain),
  });
  return { kind: 'read', recipients, letter: reading.kind === 'read' ? reading.letter : null };
}
