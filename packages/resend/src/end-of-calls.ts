/** When calls end that nothing else ends. */
interface CallLimits {
  readonly timeoutMs?: number;
  readonly ending?: AbortSignal | undefined;
}

/** The signal that ends a call: its time is up, its caller ends it, or all calls end. */
export const endOfCalls =
  ({ timeoutMs, ending }: CallLimits) =>
  (signal: AbortSignal | undefined): AbortSignal =>
    AbortSignal.any(
      [AbortSignal.timeout(timeoutMs ?? 30_000), signal, ending].filter(
        (each) => each !== undefined,
      ),
    );
