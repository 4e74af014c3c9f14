import type { MailerOptions } from './mailer.ts';

/** The signal that ends a call: its time is up, its caller ends it, or all calls end. */
export const endOfCalls =
  ({ timeoutMs, ending }: Pick<MailerOptions, 'timeoutMs' | 'ending'>) =>
  (signal: AbortSignal | undefined): AbortSignal =>
    AbortSignal.any(
      [AbortSignal.timeout(timeoutMs ?? 30_000), signal, ending].filter(
        (each) => each !== undefined,
      ),
    );
