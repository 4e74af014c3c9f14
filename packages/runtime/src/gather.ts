import { setImmediate } from 'node:timers/promises';

interface Waiting<Asked, Answer> {
  readonly asked: Asked;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Joins calls that come while one is under way into the next one: a lone call is made at once, and
 * under load few large ones are made instead of many small ones.
 *
 * @param work gives an answer for each that asked, in their order; what it throws all of them get
 */
export function gather<Asked, Answer>(
  work: (asked: readonly Asked[]) => Promise<readonly Answer[]>,
  most = Infinity,
): (asked: Asked) => Promise<Answer> {
  const waiting: Waiting<Asked, Answer>[] = [];
  let working = false;

  const run = async (): Promise<void> => {
    working = true;
    // Whoever asks in the same turn of the event loop comes along.
    await setImmediate();
    while (waiting.length > 0) await answer(waiting.splice(0, most));
    working = false;
  };

  const answer = async (group: readonly Waiting<Asked, Answer>[]): Promise<void> => {
    try {
      const answers = await work(group.map((one) => one.asked));
      if (answers.length !== group.length) throw new Error('not everybody got an answer');
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
