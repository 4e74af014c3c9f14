/**
 * Lets through at most one wake-up in `pauseMs`, and one after the last: three events come of each
 * mail, and a wake-up for each would cost more than the event does.
 *
 * @param wake must not throw
 * @returns to be called as often as there is something new
 */
export function paceWakes(wake: () => void, pauseMs: number): () => void {
  let resting: NodeJS.Timeout | null = null;
  let wanted = false;

  function now(): void {
    wanted = false;
    wake();
    // Delivery looks by itself every few seconds, so no process is kept alive for this.
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
