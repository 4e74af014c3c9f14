import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { compileIssue } from '../issue/index.ts';
import { queued, testNewsletter, testPress } from '../press.fixture.ts';
import { applyReview, editReview } from '../review/index.ts';
import { loadQueue, whatCompiles } from './compile-queue.ts';
import { compileThenSave } from './compile-then-save.ts';

const fixture = withDatabase();

async function open() {
  const press = testPress(fixture.db, '2026-03-09T12:00:00Z');
  return { press, ...(await testNewsletter(press)) };
}

test('it begins again when what it depends on has changed meanwhile, and only then', async () => {
  const { press, id: newsletterId } = await open();
  let loaded = 0;
  const steps = {
    newsletterId,
    load: async () => ({ issue: null, loaded: (loaded += 1), half: Math.floor(loaded / 6) }),
    decide: ({ half }: { half: number }) => ({ kind: 'record', save: async () => half }) as const,
  };
  expect(await compileThenSave(press, { ...steps, depends: ({ half }) => half })).toBe(0);
  expect(loaded).toBe(2);
  await expect(compileThenSave(press, steps)).rejects.toThrow('kept changing');
});

test('a compilation does not depend on an edit that waits, but on one that is applied', async () => {
  const { press, id: newsletterId, slug: newsletter } = await open();
  const { id } = await queued(press, newsletter, 'Codex');
  await compileIssue(press, owner, { newsletter });
  const counts = async () =>
    JSON.stringify(
      whatCompiles(await loadQueue(press.db, newsletterId, { wanted: null, now: press.clock() })),
    );
  const before = await counts();
  press.setClock('2026-03-09T13:00:00Z');
  await editReview(press, owner, { id, review: { title: 'Newer' } });
  expect(await counts()).toBe(before);
  await applyReview(press, owner, { id });
  expect(await counts()).not.toBe(before);
});
