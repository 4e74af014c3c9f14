import { setImmediate } from 'node:timers/promises';

/** Writes things that arrive at about the same time with one statement. */
export interface GroupWriter<T> {
  /** Resolves once this thing is written. @throws what its own writing failed with */
  write(thing: T): Promise<void>;
}

interface Waiting<T> {
  readonly thing: T;
  readonly done: () => void;
  readonly failed: (reason: unknown) => void;
}

/**
 * The first thing opens a turn, with what comes in the same moment; what arrives while a turn is
 * being written goes into the next one, so that nothing waits for company and a rush costs few
 * statements. Turns follow each other, and
 * each holds at most `most` things.
 *
 * @param writeAll writes a group and returns the things of it that could not be written, with the
 *   reason; what it throws befalls the whole group
 */
export function createGroupWriter<T>(options: {
  readonly most: number;
  readonly writeAll: (things: readonly T[]) => Promise<ReadonlyMap<T, unknown>>;
}): GroupWriter<T> {
  const { most, writeAll } = options;
  let waiting: Waiting<T>[] = [];
  let writing = false;

  async function writeTurns(): Promise<void> {
    writing = true;
    // What the sockets brought in the same moment goes along.
    await setImmediate();
    while (waiting.length > 0) {
      const turn = waiting.slice(0, most);
      waiting = waiting.slice(most);
      await writeTurn(turn);
    }
    writing = false;
  }

  async function writeTurn(turn: readonly Waiting<T>[]): Promise<void> {
    try {
      const failures = await writeAll(turn.map(({ thing }) => thing));
      for (const { thing, done, failed } of turn) {
        if (failures.has(thing)) failed(failures.get(thing));
        else done();
      }
    } catch (error) {
      for (const { failed } of turn) failed(error);
    }
  }

  return {
    write: (thing) =>
      new Promise((done, failed) => {
        waiting.push({ thing, done, failed });
        if (!writing) void writeTurns();
      }),
  };
}
