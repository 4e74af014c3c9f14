import { expect, it } from 'vitest';
import { createSaver, type SaveAnswer } from './saver.ts';

/** A saver of one field on a server that answers when it is told to. */
function openSaver() {
  const waiting: (() => void)[] = [];
  const saver = createSaver(
    {
      save: ({ version, sent }) =>
        new Promise<SaveAnswer>((done) => {
          const stored = { version: version + 1, fields: { note: '', ...sent } };
          waiting.push(() => done({ kind: 'saved', stored }));
        }),
      read: () => Promise.resolve(null),
      endSitting: () => Promise.resolve(),
      place: { keep: () => true, forget: () => {}, leave: () => {} },
      show: () => {},
    },
    { version: 1, fields: { note: '' } },
    0,
  );
  return { saver, answer: () => waiting.shift()?.(), waiting: () => waiting.length };
}

it('is settled once the text that was typed during a save is saved too, without a pause', async () => {
  const { saver, answer, waiting } = openSaver();
  saver.type({ note: 'Dear' }, []);
  const first = saver.settled();
  saver.type({ note: 'Dear readers' }, []);
  const second = saver.settled();
  answer();
  // No timer rings in these turns.
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  expect(waiting()).toBe(1);
  answer();
  expect(await Promise.all([first, second])).toEqual([true, true]);
  expect(saver.state().base).toEqual({ version: 3, fields: { note: 'Dear readers' } });
});

it('is settled at once, and not saved, where a field can not be saved as it is', async () => {
  const { saver } = openSaver();
  saver.type({ note: 'Too long' }, ['note']);
  expect(await saver.settled()).toBe(false);
});
