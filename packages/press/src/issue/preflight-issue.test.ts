import type { Inspector, LinkAnswer } from '@galley/core/issue';
import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { setPreflightRules } from '../newsletter/index.ts';
import { queueReview } from '../review/index.ts';
import { queued, testNewsletter, testPress, testReview } from '../press.fixture.ts';
import { approveIssue, compileIssue, preflightIssue, releaseIssue } from './index.ts';

const fixture = withDatabase();
const ARTICLE = 'https://www.wired.com/story/codex/';

/** An inspector with fixed answers that records its questions. */
function testInspector(answer: LinkAnswer | 'offline') {
  const asked: string[] = [];
  const inspector: Inspector = {
    askLinks: async (urls) => {
      asked.push(...urls);
      if (answer === 'offline') return { kind: 'offline' };
      return { kind: 'asked', answers: new Map(urls.map((url) => [url, answer])) };
    },
    askSenderDomain: async (domain) => {
      asked.push(domain);
      return { domain, spf: true, dkim: false, dmarc: null };
    },
    findUnsupported: async () => [],
  };
  return { asked, inspector };
}

async function openIssue(url: string | null = ARTICLE) {
  const press = testPress(fixture.db, '2026-03-09T12:00:00Z');
  const { slug: newsletter } = await testNewsletter(press);
  await queued(press, newsletter, 'Codex', { url });
  await compileIssue(press, owner, { newsletter });
  return { press, ref: { newsletter, number: 1 } };
}

type Asked = Parameters<typeof preflightIssue>;

async function found(press: Asked[0], asked: Asked[2]) {
  const checked = await preflightIssue(press, owner, asked);
  if (checked.kind !== 'ok') throw new Error(checked.kind);
  return checked.report.findings.map(({ rule, severity }) => `${rule} ${severity}`);
}

test('checks links and the sender, and stores the results until they expire', async () => {
  const { press, ref } = await openIssue();
  const { asked, inspector } = testInspector({ kind: 'broken', status: 404 });
  const deps = { ...press, inspector };
  expect(await found(deps, ref)).toEqual(
    expect.arrayContaining(['article-gone warns', 'sender-authentication warns']),
  );
  expect(asked).toEqual([ARTICLE, 'digest.example']);
  // Nothing is checked again within the hour, and approving checks nothing at all.
  press.setClock('2026-03-09T12:59:00Z');
  expect(await found(deps, ref)).toContain('article-gone warns');
  expect(asked).toHaveLength(2);
  press.setClock('2026-03-09T13:01:00Z');
  const approved = await approveIssue(deps, owner, { ...ref, by: 'ada' });
  expect(approved).toMatchObject({ kind: 'approved' });
  expect(asked).toHaveLength(2);
  expect(await found(deps, { ...ref, asking: 'remember' })).toContain('not-asked informs');
  expect(await found(deps, ref)).toContain('article-gone warns');
  expect(asked).toHaveLength(4);
});

test('a URL too long to store is checked each time', async () => {
  const { press, ref } = await openIssue(`https://www.wired.com/${'a'.repeat(2000)}`);
  const { asked, inspector } = testInspector({ kind: 'answered' });
  await found({ ...press, inspector }, ref);
  await found({ ...press, inspector }, ref);
  expect(asked.filter((subject) => subject.startsWith('https:'))).toHaveLength(2);
});

test('good results are stored for a day', async () => {
  const { press, ref } = await openIssue('https://www.wired.com/story/other/');
  const { asked, inspector } = testInspector({ kind: 'answered' });
  const deps = { ...press, inspector };
  await found(deps, ref);
  press.setClock('2026-03-10T11:59:00Z');
  await found(deps, ref);
  expect(asked.filter((subject) => subject.startsWith('https:'))).toHaveLength(1);
});

test('offline, preflight reports only that nothing was checked', async () => {
  const { press, ref } = await openIssue('https://www.wired.com/story/third/');
  const local = { ...press, providerUrl: 'http://127.0.0.1:3000/sandbox' };
  const { asked, inspector } = testInspector('offline');
  expect(await found({ ...local, inspector }, ref)).toEqual([
    'no-readers warns',
    'not-asked informs',
    'reading-time informs',
  ]);
  // Mail that stays on this machine needs no DNS records.
  expect(asked).toEqual(['https://www.wired.com/story/third/']);
});

test('a newsletter sets a rule with a reason, and restores it', async () => {
  const { press, ref } = await openIssue(null);
  const set = async (level: 'off' | 'warns' | 'default', because = 'we know') =>
    setPreflightRules(press, owner, {
      newsletter: ref.newsletter,
      rules: [{ rule: 'reading-time', level, because }],
      by: 'ada',
    });
  expect(await set('warns')).toMatchObject({
    kind: 'set',
    newsletter: {
      rules: [
        {
          rule: 'reading-time',
          level: 'warns',
          because: 'we know',
          by: 'ada',
          at: '2026-03-09T12:00:00.000Z',
        },
      ],
    },
  });
  expect(await found(press, ref)).toContain('reading-time warns');
  await set('off');
  expect((await found(press, ref)).join()).not.toContain('reading-time');
  expect(await set('default')).toMatchObject({ kind: 'set', newsletter: { rules: [] } });
  expect(await found(press, ref)).toContain('reading-time informs');
  expect(await set('off', ' ')).toMatchObject({ kind: 'invalid' });
  const law = { rule: 'missing-sender', level: 'off', because: 'no' } as const;
  expect(
    await setPreflightRules(press, owner, { newsletter: ref.newsletter, rules: [law], by: 'ada' }),
  ).toMatchObject({ kind: 'invalid' });
  const kept = await press.db
    .selectFrom('rule_setting')
    .innerJoin('newsletter', 'newsletter.id', 'rule_setting.newsletter_id')
    .select(['level', 'because', 'set_by'])
    .where('slug', '=', ref.newsletter)
    .orderBy('rule_setting.id')
    .execute();
  expect(kept.map(({ level }) => level)).toEqual(['warns', 'off', 'default']);
});

test('an article featured before is named with its issue', async () => {
  const { press, ref } = await openIssue('https://www.wired.com/story/again/');
  await approveIssue(press, owner, { ...ref, by: 'ada' });
  await releaseIssue(press, owner, ref);
  await queued(press, ref.newsletter, 'Something else');
  const url = 'https://www.wired.com/story/again/?utm_source=x';
  const review = testReview('Codex, again', { url });
  await queueReview(press, owner, { newsletter: ref.newsletter, review, again: true });
  await compileIssue(press, owner, { newsletter: ref.newsletter });
  const checked = await preflightIssue(press, owner, { ...ref, number: 2 });
  const messages =
    checked.kind === 'ok' ? checked.report.findings.map(({ message }) => message) : [];
  expect(messages).toContain('The article reviewed in "Codex, again" was in issue 1.');
});

test('an override records who overrode the rule, when and why', async () => {
  const { press, ref } = await openIssue(null);
  const overrides = [{ rule: 'no-readers', because: 'for the archive' }];
  expect(await approveIssue(press, owner, { ...ref, by: 'ada', overrides })).toMatchObject({
    kind: 'approved',
    issue: {
      overrides: [
        {
          rule: 'no-readers',
          because: 'for the archive',
          by: 'ada',
          at: '2026-03-09T12:00:00.000Z',
        },
      ],
    },
  });
});

test('overriding a rule that found nothing is reported and not recorded', async () => {
  const { press, ref } = await openIssue(null);
  const overrides = [
    { rule: 'no-readers', because: 'for the archive' },
    { rule: 'over-clip', because: 'it is long' },
  ];
  expect(await approveIssue(press, owner, { ...ref, by: 'ada', overrides })).toMatchObject({
    kind: 'approved',
    issue: { overrides: [{ rule: 'no-readers' }], overridesNotNeeded: ['over-clip'] },
  });
});
