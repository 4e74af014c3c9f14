/** Runs jobs under a key, and limits how many of the same key run at once. */
export type Gate = <T>(key: string, work: () => Promise<T>) => Promise<T>;

interface Queue {
  running: number;
  readonly waiting: (() => void)[];
}

/**
 * Lets at most `most` jobs of one key run at once; the others wait in order and hold nothing.
 *
 * @example
 * const gate = createGate(3);
 * await gate('sign-up', () => subscribe(deps, input));
 */
export function createGate(most: number): Gate {
  const queues = new Map<string, Queue>();

  const enter = async (key: string): Promise<Queue> => {
    const queue = queues.get(key) ?? { running: 0, waiting: [] };
    queues.set(key, queue);
    if (queue.running < most) queue.running += 1;
    // A finished job passes its place on directly, so the place is never free in between.
    else await new Promise<void>((resolve) => queue.waiting.push(resolve));
    return queue;
  };
  const leave = (key: string, queue: Queue): void => {
    const next = queue.waiting.shift();
    if (next !== undefined) return next();
    queue.running -= 1;
    if (queue.running === 0) queues.delete(key);
  };

  return async (key, work) => {
    const queue = await enter(key);
    try {
      return await work();
    } finally {
      leave(key, queue);
    }
  };
}
