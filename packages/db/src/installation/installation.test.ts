import { withDatabase } from '@galley/test/kit';
import { expect, it } from 'vitest';
import { agreeOnSigningKey } from './installation.ts';

const test = withDatabase();

it('keeps the key of the first process until one that knows it brings a newer one', async () => {
  const agree = (newest: string, ...older: string[]) =>
    agreeOnSigningKey(test.db, [newest, ...older]);
  expect(await agree('first')).toBe('agreed');
  expect(await agree('other')).toBe('another-key');
  expect(await agree('first')).toBe('agreed');
  expect(await agree('new', 'first')).toBe('agreed');
  expect(await agree('first')).toBe('another-key');
  expect(await agree('new')).toBe('agreed');
});

it('lets only one of several first processes decide', async () => {
  await test.db.updateTable('installation').set({ key_id: null }).execute();
  const answers = await Promise.all(
    ['a', 'b', 'c', 'd'].map((key) => agreeOnSigningKey(test.db, [key])),
  );
  expect(answers.filter((answer) => answer === 'agreed')).toHaveLength(1);
});
