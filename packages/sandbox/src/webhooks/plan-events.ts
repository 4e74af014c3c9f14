import type { SuppressionOrigin } from '../store/suppressions.ts';

/** How a mail ends; `sent` never hears of it again. */
export type Outcome =
  | 'sent'
  | 'delivered'
  | 'bounced'
  /** A mailbox that is full today: a bounce that is not permanent. */
  | 'full'
  | 'complained'
  | 'suppressed'
  | 'failed';

export interface PlannedEvent {
  /** Resend's, and behind a colon what distinguishes it in this ledger. */
  readonly type: string;
  /** Milliseconds, each a little after the one before, so that they can be sorted. */
  readonly createdAt: number;
  readonly dueAt: number;
}

/** What the suppression list adds to the outcomes: why the address stands there. */
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

/** Where the fate of an address is looked up. */
export interface Fates {
  readonly outcome: (address: string) => Outcome | null;
  /** The addresses that are suppressed, in lower case. */
  readonly suppressed: ReadonlyMap<string, SuppressionOrigin>;
}

export interface Plan {
  readonly events: readonly PlannedEvent[];
  /** Addresses that will be suppressed from then on. */
  readonly suppressing: readonly {
    readonly address: string;
    readonly origin: SuppressionOrigin;
    readonly at: number;
  }[];
}

/**
 * What is going to happen to a mail: by `outcome`, else by Resend's test addresses (a `+label` may
 * follow), else by the suppression list, else it is delivered. Of several recipients the first that
 * is not delivered decides.
 */
export const planEvents = (
  addresses: readonly string[],
  scheduledAt: Date | null,
  now: Date,
  fates: Fates,
): Plan => {
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
};

const fateOf = (address: string, { outcome, suppressed }: Fates): Fate => {
  const origin = suppressed.get(address);
  return (
    outcome(address) ??
    testOutcome(address) ??
    (origin === undefined ? 'delivered' : `suppressed:${origin}`)
  );
};

const testOutcome = (address: string): Outcome | null =>
  (TEST_ADDRESS.exec(address)?.[1] as Outcome | undefined) ?? null;
