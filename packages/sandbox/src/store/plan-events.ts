import type { SuppressionOrigin } from './suppressions.ts';

/** How a mail ends; after `sent`, nothing more is heard of it. */
export type Outcome =
  | 'sent'
  | 'delivered'
  | 'bounced'
  /** A full mailbox: a temporary bounce. */
  | 'full'
  | 'complained'
  | 'suppressed'
  | 'failed';

export interface PlannedEvent {
  /** Resend's type, followed by a colon and a variant that only this ledger knows. */
  readonly type: string;
  /** Milliseconds; each event is later than the one before, so that they can be sorted. */
  readonly createdAt: number;
  readonly dueAt: number;
}

/** An outcome, or why the address is on the suppression list. */
type Fate = Outcome | `suppressed:${SuppressionOrigin}`;

const EVENTS: Readonly<Record<Fate, readonly string[]>> = {
  sent: ['email.sent'],
  delivered: ['email.sent', 'email.delivered'],
  bounced: ['email.sent', 'email.bounced'],
  full: ['email.sent', 'email.bounced:full'],
  complained: ['email.sent', 'email.delivered', 'email.complained'],
  suppressed: ['email.suppressed'],
  'suppressed:bounce': ['email.suppressed'],
  'suppressed:complaint': ['email.suppressed:complaint'],
  'suppressed:manual': ['email.suppressed:manual'],
  failed: ['email.failed'],
};

const TEST_ADDRESS = /^(delivered|bounced|complained|suppressed)(?:\+[^@]*)?@resend\.dev$/;

/** What decides the fate of an address. */
export interface Fates {
  readonly outcome: (address: string) => Outcome | null;
  /** The suppressed addresses, in lower case. */
  readonly suppressed: ReadonlyMap<string, SuppressionOrigin>;
}

export interface Plan {
  readonly events: readonly PlannedEvent[];
  /** Addresses to suppress from then on. */
  readonly suppressing: readonly {
    readonly address: string;
    readonly origin: SuppressionOrigin;
    readonly at: number;
  }[];
}

/**
 * Plans the events of a mail. `outcome` decides first, then Resend's test addresses (with or
 * without a `+label`), then the suppression list; all other mail is delivered. The first recipient
 * that isn't delivered decides for the whole mail.
 */
export function planEvents(
  addresses: readonly string[],
  scheduledAt: Date | null,
  now: Date,
  fates: Fates,
): Plan {
  const decided = addresses.map((address) => ({ address, fate: fateOf(address, fates) }));
  const first = decided.find(({ fate }) => fate !== 'delivered')?.fate ?? 'delivered';
  const start = (scheduledAt ?? now).getTime();
  const scheduled =
    scheduledAt === null
      ? []
      : [{ type: 'email.scheduled', createdAt: now.getTime(), dueAt: now.getTime() }];
  return {
    events: [
      ...scheduled,
      ...EVENTS[first].map((type, index) => ({ type, createdAt: start + index, dueAt: start })),
    ],
    suppressing: decided.flatMap(({ address, fate }) =>
      fate === 'bounced' || fate === 'complained'
        ? [{ address, origin: fate === 'bounced' ? 'bounce' : 'complaint', at: start } as const]
        : [],
    ),
  };
}

function fateOf(address: string, { outcome, suppressed }: Fates): Fate {
  const origin = suppressed.get(address);
  return (
    outcome(address) ??
    testOutcome(address) ??
    (origin === undefined ? 'delivered' : `suppressed:${origin}`)
  );
}

const testOutcome = (address: string): Outcome | null =>
  (TEST_ADDRESS.exec(address)?.[1] as Outcome | undefined) ?? null;
