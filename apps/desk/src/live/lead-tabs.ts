/** A tab's part in choosing the one that leads. */
export interface Lead {
  /** Takes the lead from a tab that has gone silent. */
  readonly take: () => void;
  readonly end: () => void;
}

interface Candidate {
  readonly leads: () => void;
  readonly lostLead: () => void;
}

/**
 * Waits for this tab's turn to lead all tabs of this browser, by a lock that ends with its tab. A
 * browser without locks lets each tab lead itself.
 */
export function leadTabs(name: string, { leads, lostLead }: Candidate): Lead {
  let turn = new AbortController();
  let isOver = false;
  if (!('locks' in navigator)) {
    queueMicrotask(() => {
      if (!isOver) leads();
    });
    return { take: () => undefined, end: () => void (isOver = true) };
  }
  wait(false);
  return {
    take: () => {
      turn.abort();
      wait(true);
    },
    end: () => {
      isOver = true;
      turn.abort();
    },
  };

  function wait(steals: boolean): void {
    turn = new AbortController();
    const { signal } = turn;
    let isLeading = false;
    const held = async (): Promise<void> => {
      if (signal.aborted) return;
      isLeading = true;
      leads();
      await new Promise<void>((resolve) => {
        signal.addEventListener('abort', () => resolve());
      });
    };
    // A request that steals takes no signal.
    const options = steals ? { steal: true } : { signal };
    navigator.locks.request(name, options, held).catch(() => {
      // Ended by us, while it waited for its turn.
      if (signal.aborted) return;
      if (isLeading) lostLead();
      wait(false);
    });
  }
}
