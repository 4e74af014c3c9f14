/**
 * Lets through at most one wake-up per `pauseMs`, and one after the last: each mail leads to three
 * events, and a wake-up for each would cost more than the event does.
 *
 * @param wake must not throw
 * @returns a function to call whenever there is something new
 */
export function paceWakes(wake: () => void, pauseMs: number): () => void {
  let resting: NodeJS.Timeout | null = null;
  let wanted = false;

  function now(): void {
    wanted = false;
    wake();
    // Delivery polls every few seconds, so this need not keep the process alive.
    resting = setTimeout(() => {
      resting = null;
      if (wanted) now();
    }, pauseMs).unref();
  }

  return () => {
    if (resting === null) now();
    else wanted = true;
  };
}
