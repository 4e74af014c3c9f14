import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { testNewsletter, testPress } from '../press.fixture.ts';
import { listPreflightRules, setPreflightRules, type RuleWish } from './index.ts';

const fixture = withDatabase();
const open = () => testPress(fixture.db, '2026-03-09T12:00:00Z');

async function list(newsletter: string) {
  const listed = await listPreflightRules(open(), owner, newsletter);
  if (listed.kind !== 'listed') throw new Error(listed.kind);
  return listed.rules;
}

const set = (newsletter: string, ...rules: RuleWish[]) =>
  setPreflightRules(open(), owner, { newsletter, rules, by: 'ada' });

test('lists every rule with what it does, and who has set it why', async () => {
  const { slug: newsletter } = await testNewsletter(open());
  const because = 'we read one magazine';
  await set(newsletter, { rule: 'outlet-mix', level: 'off', because });
  const rules = await list(newsletter);
  expect(rules.length).toBeGreaterThan(40);
  expect(rules.find(({ rule }) => rule === 'outlet-mix')).toMatchObject({
    does: 'off',
    byDefault: 'warns',
    canBeSet: true,
    setting: { level: 'off', because, by: 'ada', at: '2026-03-09T12:00:00.000Z' },
  });
  expect(rules.find(({ rule }) => rule === 'missing-sender')).toMatchObject({
    does: 'stops',
    canBeSet: false,
    setting: null,
  });
});

test('a rule that somebody else has set since is a conflict, and none of them is set', async () => {
  const { slug: newsletter } = await testNewsletter(open());
  await set(newsletter, { rule: 'outlet-mix', level: 'informs', because: 'theirs' });
  const because = 'mine';
  const mine: RuleWish[] = [
    { rule: 'outlet-mix', level: 'off', because, was: 'default' },
    { rule: 'reading-time', level: 'off', because, was: 'default' },
  ];
  expect(await set(newsletter, ...mine)).toMatchObject({
    kind: 'conflict',
    fields: [{ field: 'outlet-mix', theirs: 'informs', yours: 'off' }],
  });
  const doesNow = async () =>
    (await list(newsletter))
      .filter(({ setting }) => setting !== null)
      .map(({ rule, does }) => `${rule} ${does}`);
  expect(await doesNow()).toEqual(['outlet-mix informs']);
  const [first, ...others] = mine;
  if (first === undefined) throw new Error('there are two');
  expect(await set(newsletter, { ...first, was: 'informs' }, ...others)).toMatchObject({
    kind: 'set',
  });
  // Both want the same: nobody has to choose.
  expect(await set(newsletter, { ...first, was: 'default' })).toMatchObject({ kind: 'set' });
  expect(await doesNow()).toEqual(['outlet-mix off', 'reading-time off']);
});
