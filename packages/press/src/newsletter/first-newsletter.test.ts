import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { testPress } from '../press.fixture.ts';
import { setNewsletter } from './index.ts';

const fixture = withDatabase();

test('creating the first newsletter twice at once makes one', async () => {
  const press = testPress(fixture.db, '2026-03-09T12:00:00Z');
  const titles = ['One', 'Two', 'Three', 'Four'];
  const set = await Promise.all(titles.map((title) => setNewsletter(press, owner, { title })));
  expect(set.map(({ kind }) => kind).toSorted()).toEqual([
    'changed',
    'changed',
    'changed',
    'created',
  ]);
  const rows = await press.db.selectFrom('newsletter').select('is_default').execute();
  expect(rows).toEqual([{ is_default: true }]);
});
