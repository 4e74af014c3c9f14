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

const EVENTS: Readonly<Record<Outcome, readonly string[]>> = {
  sent: ['email.sent'],
  delivered: ['email.sent', 'email.delivered'],
  bounced: ['email.sent', 'email.bounced'],
  full: ['email.sent', 'email.bounced:full'],
  complained: ['email.sent', 'email.delivered', 'email.complained'],
  suppressed: ['email.suppressed'],
  failed: ['email.failed'],
};

const TEST_ADDRESS = /^(delivered|bounced|complained|suppressed)(?:\+[^@]*)?@resend\.dev$/;

/**
 * What is going to happen to a mail: by `outcome`, else by Resend's test addresses (a `+label` may
 * follow), else it is delivered. Of several recipients the first that is not delivered decides.
 */
export const planEvents = (
  addresses: readonly string[],
  scheduledAt: Date | null,
  now: Date,
  outcome: (address: string) => Outcome | null,
): readonly PlannedEvent[] => {
  const outcomes = addresses.map((address) => outcome(address) ?? testOutcome(address));
  const decided = outcomes.find((one) => one !== 'delivered') ?? 'delivered';
  const start = (scheduledAt ?? now).getTime();
  const scheduled =
    scheduledAt === null
      ? []
      : [{ type: 'email.scheduled', createdAt: now.getTime(), dueAt: now.getTime() }];
  return [
    ...scheduled,
    ...EVENTS[decided].map((type, index) => ({ type, createdAt: start + index, dueAt: start })),
  ];
};

const testOutcome = (address: string): Outcome =>
  (TEST_ADDRESS.exec(address)?.[1] ?? 'delivered') as Outcome;
