import { parseEmailAddress, type EmailAddress } from '../subscription/email-address.ts';

/** Why nobody knows that a mail comes from the address that it names. */
export const NOT_PROVEN_REASONS = [
  /** Not exactly one address in exactly one `From`. */
  'no-sender',
  /** A field that has to be signed is missing, or there twice. */
  'fields',
  /** The date is more than a week old, or in the future. */
  'date',
  /** Neither `To` nor `Cc` names the address that the mail came to. */
  'not-addressed',
  /** No signature by the domain of `From`. */
  'not-signed',
  /** The signature covers too few fields. */
  'not-covered',
  /** The signature covers only a part of the body (`l=`). */
  'body-length',
  /** The key has fewer than 1,024 bits, or the algorithm is broken. */
  'weak-key',
  /** DNS didn't say which key is right. */
  'no-dns',
  /** The signature doesn't fit. */
  'bad-signature',
] as const;
export type NotProvenReason = (typeof NOT_PROVEN_REASONS)[number];

export type Verdict = 'valid' | 'bad-signature' | 'weak-key' | 'no-dns';

/** One DKIM signature, checked. */
export interface SignatureFacts {
  /** `d=`, in lower-case ASCII. */
  readonly domain: string;
  /** Whether that is the domain of `From`, or belongs to the same owner. */
  readonly aligned: boolean;
  readonly verdict: Verdict;
  /** `h=`: the names of the signed fields, in lower case. */
  readonly fields: readonly string[];
  /** Whether it has `l=`, below which anybody may append to the body. */
  readonly hasLength: boolean;
}

/** What the bytes of a mail say about its sender, before anything of it is believed. */
export interface SenderFacts {
  /** Every address in every `From`, as each of our parsers reads it. */
  readonly from: readonly string[];
  /** How often each field is there, by lower-case name. */
  readonly counts: Readonly<
    Record<'from' | 'to' | 'cc' | 'subject' | 'date' | 'message-id', number>
  >;
  readonly sentAt: Date | null;
  /** Addresses in lower case. */
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly signatures: readonly SignatureFacts[];
}

export type Sender =
  | {
      readonly kind: 'proven';
      readonly address: EmailAddress;
      /** The domain that signed. */
      readonly by: string;
      readonly sentAt: Date;
    }
  | {
      readonly kind: 'not-proven';
      readonly address: EmailAddress | null;
      readonly reason: NotProvenReason;
    };

const DAY_MS = 86_400_000;
const OLDEST_MS = 7 * DAY_MS;
/** The clocks of senders are off at times, by hours if the time zone is wrong. */
const FUTURE_MS = DAY_MS;
const SIGNED = ['from', 'to', 'subject', 'date'] as const;

/**
 * Whether a mail comes from the address that it names, as far as DKIM shows (RFC 6376). A signature
 * alone proves too little: anybody can send a signed mail on, to us too. So the signed addressees
 * must name the address that it came to, and the signed date must be recent.
 *
 * @param recipient the address that the mail was accepted for, in lower case
 */
export function proveSender(facts: SenderFacts, recipient: string, now: Date): Sender {
  const address = readOnly(facts);
  const not = (reason: NotProvenReason): Sender => ({ kind: 'not-proven', address, reason });
  if (address === null) return not('no-sender');
  const { counts, sentAt } = facts;
  const once = SIGNED.every((name) => counts[name] === 1);
  if (!once || counts.cc > 1 || counts['message-id'] !== 1) return not('fields');
  const age = sentAt === null ? NaN : now.getTime() - sentAt.getTime();
  if (sentAt === null || !(age <= OLDEST_MS && age >= -FUTURE_MS)) return not('date');
  const naming = (['to', 'cc'] as const).find((name) => facts[name].includes(recipient));
  if (naming === undefined) return not('not-addressed');

  const aligned = facts.signatures.filter((signature) => signature.aligned);
  const flaws = aligned.map((signature) => flawOf(signature, naming));
  const good = aligned[flaws.indexOf(null)];
  if (good !== undefined) return { kind: 'proven', address, by: good.domain, sentAt };
  return not(flaws[0] ?? 'not-signed');
}

/** The one address of `From`; null if there are more, or parsers read different ones. */
function readOnly({ from, counts }: SenderFacts): EmailAddress | null {
  const [first] = from;
  if (first === undefined || counts.from !== 1) return null;
  const read = from.map(parseEmailAddress);
  const [one] = read;
  const same = read.every(
    (each) => each.kind === 'ok' && one?.kind === 'ok' && each.address === one.address,
  );
  if (!same || one?.kind !== 'ok') return null;
  return { address: one.address, canonical: one.canonical };
}

function flawOf(
  { verdict, fields, hasLength }: SignatureFacts,
  naming: 'to' | 'cc',
): NotProvenReason | null {
  if (verdict !== 'valid') return verdict;
  if (hasLength) return 'body-length';
  return [...SIGNED, naming].every((name) => fields.includes(name)) ? null : 'not-covered';
}
