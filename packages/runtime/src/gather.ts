import { setImmediate } from 'node:timers/promises';

interface Waiting<Asked, Answer> {
  readonly asked: Asked;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Joins calls that arrive during a running one into the next: a lone call runs at once, and load
 * makes a few large calls out of many small ones.
 *
 * @param work returns one answer per call, in order; if it throws, all of them get the error
 */
export function gather<Asked, Answer>(
  work: (asked: readonly Asked[]) => Promise<readonly Answer[]>,
  most = Infinity,
): (asked: Asked) => Promise<Answer> {
  const waiting: Waiting<Asked, Answer>[] = [];
  let working = false;

  const run = async (): Promise<void> => {
    working = true;
    // Calls in the same turn of the event loop join in.
    await setImmediate();
    while (waiting.length > 0) await answer(waiting.splice(0, most));
    working = false;
  };

  const answer = async (group: readonly Waiting<Asked, Answer>[]): Promise<void> => {
    try {
      const answers = await work(group.map((one) => one.asked));
      if (answers.length !== group.length) throw new Error('not every call got an answer');
      answers.forEach((each, index) => group[index]?.resolve(each));
    } catch (error) {
      for (const one of group) one.reject(error);
    }
  };

  return (asked) =>
    new Promise((resolve, reject) => {
      waiting.push({ asked, resolve, reject });
      if (!working) void run();
    });
}
