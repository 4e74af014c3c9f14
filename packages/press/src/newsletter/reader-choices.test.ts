import type { Rhythm } from '@galley/core/subscription';
import { insertReaders, owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { compileIssue, showIssue } from '../issue/index.ts';
import { queued, testNewsletter, testPress } from '../press.fixture.ts';
import { seeChoices, setNewsletter } from './index.ts';

const fixture = withDatabase();
const open = () => testPress(fixture.db, '2026-03-09T12:00:00Z');

let count = 0;

/** A confirmed reader with a choice. */
async function join(newsletterId: string, choice: string, rhythm: Rhythm = 'every'): Promise<void> {
  count += 1;
  const address = `r${count}@choices.example`;
  const fact = { status: 'confirmed', confirmed_at: new Date(), choice, rhythm } as const;
  await insertReaders(fixture.db, newsletterId, [address], fact);
}

async function see(newsletter: string) {
  const seen = await seeChoices(open(), owner, newsletter);
  if (seen.kind !== 'seen') throw new Error(seen.kind);
  return seen.choices;
}

test('counts what readers chose, of what is offered and of what was', async () => {
  const press = open();
  const { slug, id } = await testNewsletter(press, { topics: ['AI', 'The Sea'], floors: [4] });
  await queued(press, slug, 'One', { topics: ['AI', 'Cats'] });
  await join(id, 'floor=4&topics=ai');
  await join(id, 'topics=ai,the-sea');
  await join(id, 'floor=3', 'monthly');
  expect(await see(slug)).toEqual({
    floors: [
      { floor: 3, offered: false, readers: 1 },
      { floor: 4, offered: true, readers: 1 },
    ],
    topics: [
      { key: 'ai', name: 'AI', offered: true, readers: 2, onlyThis: 1, reviews: 1 },
      { key: 'the-sea', name: 'The Sea', offered: true, readers: 1, onlyThis: 0, reviews: 0 },
      { key: 'cats', name: 'Cats', offered: false, readers: 0, onlyThis: 0, reviews: 1 },
    ],
    monthly: 1,
  });
});

test('a renamed topic keeps its readers, and reviews under either name reach them', async () => {
  const press = open();
  const { slug, id } = await testNewsletter(press, { topics: ['AI', 'The Sea'] });
  await join(id, 'topics=ai');
  await queued(press, slug, 'Under the old name', { topics: ['AI'] });
  await queued(press, slug, 'Under the new name', { topics: ['Machines'] });
  await queued(press, slug, 'About the sea', { topics: ['The Sea'] });
  await compileIssue(press, owner, { newsletter: slug });
  const renameTopics = [{ from: 'AI', to: 'Machines' }];
  expect(await setNewsletter(press, owner, { slug, renameTopics })).toMatchObject({
    kind: 'changed',
    newsletter: { topics: ['Machines', 'The Sea'] },
    recompiled: [{ number: 1 }],
  });
  const shown = await showIssue(press, owner, { newsletter: slug, number: 1 });
  if (shown.kind !== 'ok') throw new Error(shown.kind);
  const part = shown.issue.renditions.find(({ key }) => key !== 'full');
  expect(part?.text).toContain('Under the old name');
  expect(part?.text).toContain('Under the new name');
  expect(part?.text).not.toContain('About the sea');
  expect((await see(slug)).topics).toMatchObject([
    { key: 'ai', name: 'Machines', readers: 1, onlyThis: 1, reviews: 2 },
    { key: 'the-sea' },
  ]);
  // Its former name is no other topic.
  const topics = ['Machines', 'The Sea', 'AI'];
  expect(await setNewsletter(press, owner, { slug, topics })).toMatchObject({
    kind: 'invalid',
    problems: [{ field: 'topics' }],
  });
});
