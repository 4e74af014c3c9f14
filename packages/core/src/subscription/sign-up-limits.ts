/** Which sign-ups are counted together, in the order of the checks. */
export const SIGN_UP_SCOPES = [
  'network',
  'wide-network',
  'folded-address',
  'newsletter',
  'installation',
] as const;
export type SignUpScope = (typeof SIGN_UP_SCOPES)[number];

/** Why a form is shown again, filled in: one more click of a person passes (`readFormStamp`). */
export const FORM_REASONS = [
  /** The form stood on another site. */
  'elsewhere',
  /** It lacks our stamp. */
  'no-form',
  /** Its stamp is not ours, or was made for another newsletter. */
  'forged-form',
  /** It came back sooner than a person types. */
  'too-fast',
  /** It was shown too long ago. */
  'stale-form',
] as const;
export type FormReason = (typeof FORM_REASONS)[number];

/** Why a proof of work doesn't count; the form is shown again with a new challenge. */
export const PROOF_REASONS = [
  'no-proof',
  /** It solves nothing that we asked, or was asked for another newsletter. */
  'bad-proof',
  'proof-expired',
  /** Another sign-up has used it. */
  'proof-used',
] as const;
export type ProofReason = (typeof PROOF_REASONS)[number];

/** Why a sign-up got no confirmation mail; the visitor never learns it. */
export const SIGN_UP_REASONS = [
  ...SIGN_UP_SCOPES,
  /** The field that people don't see was filled in. */
  'trap',
  ...FORM_REASONS,
  ...PROOF_REASONS,
  /** The name holds an address of the web. */
  'link-in-name',
  /** The address is of a kind that only programs use, such as `noreply@`. */
  'machine-address',
  /** The domain gives addresses away for minutes. */
  'disposable',
  /** DNS says that the domain does not exist or takes no mail. */
  'domain-takes-no-mail',
  /** The newsletter's breaker is open. */
  'breaker',
  /** The address has used up its confirmation mails (`CONFIRMATION_LIMITS`). */
  'address',
  /** The address already subscribes. */
  'subscribed',
  /** The address must not be mailed. */
  'suppressed',
  /** Another transaction held the subscriber's row for too long. */
  'busy',
] as const;
export type SignUpReason = (typeof SIGN_UP_REASONS)[number];

export interface SignUpLimit {
  readonly scope: SignUpScope;
  readonly most: number;
  readonly minutes: number;
}

const HOUR = 60;
const DAY = 24 * HOUR;

/**
 * How many sign-ups each scope allows in each window, over all newsletters except for the scope
 * `newsletter`. Scopes that many strangers share have no long window, since one of them could use
 * it up and shut sign-ups for the rest of it.
 */
export const SIGN_UP_LIMITS: readonly SignUpLimit[] = [
  { scope: 'network', most: 10, minutes: 10 },
  { scope: 'network', most: 50, minutes: DAY },
  { scope: 'wide-network', most: 20, minutes: 10 },
  { scope: 'wide-network', most: 100, minutes: DAY },
  { scope: 'folded-address', most: 3, minutes: HOUR },
  { scope: 'folded-address', most: 5, minutes: DAY },
  { scope: 'newsletter', most: 300, minutes: 10 },
  { scope: 'installation', most: 600, minutes: 10 },
];

/** What one scope has used of one limit since its window began. */
export interface SignUpWindow {
  readonly key: string;
  readonly minutes: number;
  readonly startedAt: Date;
  readonly used: number;
}

/** The key under which each scope counts this sign-up; null if it does not count it. */
export type SignUpKeys = Readonly<Record<SignUpScope, string | null>>;

export interface SignUpAdmission {
  /** The first scope whose limit is used up; null if the sign-up is accepted. */
  readonly refused: SignUpScope | null;
  /** The windows that count it now. */
  readonly windows: readonly SignUpWindow[];
}

/**
 * Whether a sign-up is within every limit. Each scope is checked in turn and counts it at once, so
 * a sign-up that a later scope refuses still counts for the earlier ones: otherwise visitors could
 * tell from their own limit whether an address was known.
 *
 * @param windows what is known about these keys, in any order
 */
export function admitSignUp(
  keys: SignUpKeys,
  windows: readonly SignUpWindow[],
  now: Date,
): SignUpAdmission {
  const counted: SignUpWindow[] = [];
  for (const scope of SIGN_UP_SCOPES) {
    const key = keys[scope];
    if (key === null) continue;
    const limits = SIGN_UP_LIMITS.filter((limit) => limit.scope === scope);
    const open = limits.map((limit) => ({
      limit,
      window: currentWindow(windows, key, limit, now),
    }));
    if (open.some(({ limit, window }) => window.used >= limit.most)) {
      return { refused: scope, windows: counted };
    }
    counted.push(...open.map(({ window }) => ({ ...window, used: window.used + 1 })));
  }
  return { refused: null, windows: counted };
}

/** A window begins with the first sign-up after the last one ended. */
function currentWindow(
  windows: readonly SignUpWindow[],
  key: string,
  { minutes }: SignUpLimit,
  now: Date,
): SignUpWindow {
  const known = windows.find((window) => window.key === key && window.minutes === minutes);
  // A clock that was once far ahead must not keep a window open for ever.
  const runs =
    known !== undefined && Math.abs(now.getTime() - known.startedAt.getTime()) < minutes * 60_000;
  return runs ? known : { key, minutes, startedAt: now, used: 0 };
}
