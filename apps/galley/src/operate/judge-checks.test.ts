import type { SenderDomain } from '@galley/contract/newsletter';
import type { OtherWay } from '@galley/press/operate';
import { expect, test } from 'vitest';
import { checkDatabaseClock, checkProviderClock } from './check-clocks.ts';
import { judgeSpace } from './check-disk.ts';
import { checkInboundDomain } from './check-inbound-domain.ts';
import { checkInstallation } from './check-installation.ts';
import { checkIssues } from './check-issues.ts';
import { checkResendWebhooks } from './check-resend-webhooks.ts';
import { judgeReach } from './check-secret-files.ts';
import { checkSenderDomain } from './check-sender-domain.ts';
import { checkServer } from './check-server.ts';
import { checkDirect, checkPooler, checkWakeUps } from './check-pooler.ts';
import { checkReplica } from './check-replica.ts';
import { judgeAnswers } from './check-webhook-address.ts';
import { ok, type Check } from './check.ts';
import { within } from './within.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 2, 1) + seconds * 1000);
const seconds = (theirs: number) => ({ asked: at(0), answered: at(1), theirs: at(theirs) });
const server = {
  mayCreate: true,
  user: 'galley',
  schema: 'public',
  connections: { used: 10, most: 97 },
};
const domain: SenderDomain = {
  domain: 'news.example',
  answer: 'known',
  why: null,
  status: 'verified',
  records: [],
  dmarc: { policy: 'none', name: '_dmarc', value: '' },
  clickTracking: false,
  clicks: null,
  sandbox: false,
  checkedAt: null,
};
const record = (purpose: string, status: string) => ({
  ...{ purpose, status, type: 'TXT', name: 'send', value: 'x', priority: null },
});
const url = 'https://news.example';
const endpoint = `${url}/webhooks/resend`;
const hook = { endpoint, enabled: true, events: null };
const refused = (name: string) =>
  ({ kind: 'refused', status: 401, name, message: '', retryAfter: null }) as const;
const listed = (...data: object[]) => ({ kind: 'ok', data: data as (typeof hook)[] }) as const;
const known = (...records: ReturnType<typeof record>[]) =>
  ({ kind: 'known', status: 'verified', records, clickTracking: false }) as const;
const same = (fitness: Extract<OtherWay, { kind: 'same-database' }>['fitness']) =>
  ({ kind: 'same-database', pooled: false, fitness }) as const;
const file = (name: string, mode: number, uid = 1) => ({ name, mode, uid });
const stuck = (state: 'approved' | 'sending' | 'paused') => [
  { newsletter: 'weekly', number: 3, state, since: at(0) },
];
const DAY = 86_400;
const backups = (done: number | null, failed: number | null = null) => ({
  held: null,
  backups: {
    doneAt: done === null ? null : at(done),
    failedAt: failed === null ? null : at(failed),
  },
});

const CASES: readonly (readonly [what: string, checks: readonly Check[], ...levels: string[]])[] = [
  ['a server with all rights', checkServer(server), 'ok', 'ok'],
  ['no right to make tables', checkServer({ ...server, mayCreate: false }), 'fails', 'ok'],
  ['no schema', checkServer({ ...server, mayCreate: false, schema: null }), 'fails', 'ok'],
  [
    'few connections',
    checkServer({ ...server, connections: { used: 80, most: 97 } }),
    'ok',
    'warns',
  ],
  [
    'no connections',
    checkServer({ ...server, connections: { used: 95, most: 97 } }),
    'ok',
    'fails',
  ],
  ['no pooler', [checkPooler(false, null)], 'ok'],
  ['a pooler', [checkPooler(true, null)], 'warns'],
  ['a pooler, and a way past it', [checkPooler(true, same('no-replica'))], 'ok'],
  ['a way past it', [checkDirect(same('no-replica'))], 'ok'],
  ['a way past it to a pooler', [checkDirect({ ...same('no-replica'), pooled: true })], 'warns'],
  ['a way past it to a replica', [checkDirect(same('fit'))], 'fails'],
  ['a way past it to elsewhere', [checkDirect({ kind: 'another-database' })], 'fails'],
  ['a way past it to nobody', [checkDirect({ kind: 'unreachable', why: 'refused' })], 'fails'],
  ['a replica', [checkReplica(same('fit'))], 'ok'],
  ['a replica that is behind', [checkReplica(same('behind'))], 'warns'],
  ['a replica that took over', [checkReplica(same('no-replica'))], 'warns'],
  ['a replica of an old timeline', [checkReplica(same('another-history'))], 'warns'],
  ['a replica in the past', [checkReplica(same('slow-clock'))], 'warns'],
  ['a replica of something else', [checkReplica({ kind: 'another-database' })], 'fails'],
  ['no replica', [checkReplica({ kind: 'unreachable', why: 'refused' })], 'warns'],
  ['a clock that agrees', [checkDatabaseClock(seconds(0.5))], 'ok'],
  ['a clock ahead', [checkDatabaseClock(seconds(4))], 'warns'],
  ['a clock behind', [checkDatabaseClock(seconds(-3))], 'warns'],
  ['a provider some seconds off', [checkProviderClock(seconds(-20))], 'ok'],
  ['a provider minutes off', [checkProviderClock(seconds(200))], 'warns'],
  ['wake-ups that arrive', [checkWakeUps(true, null)], 'ok'],
  ['wake-ups that do not', [checkWakeUps(false, null)], 'warns'],
  ['room', [judgeSpace(5 * 1024 ** 3)], 'ok'],
  ['little room', [judgeSpace(500 * 1024 ** 2)], 'warns'],
  ['no room', [judgeSpace(10 * 1024 ** 2)], 'fails'],
  ['closed secrets', [judgeReach([file('.', 0o700), file('secret-key', 0o600)], '/data')], 'ok'],
  ['an open secret', [judgeReach([file('.', 0o700), file('secret-key', 0o644)], '/data')], 'warns'],
  [
    'a stranger’s cluster',
    [judgeReach([file('.', 0o700), file('pg', 0o700, 2)], '/data')],
    'fails',
  ],
  ['no data folder', [judgeReach([], '/data')], 'skipped'],
  ['an installation that sends', checkInstallation(backups(0), at(DAY)), 'ok', 'ok'],
  ['no backup', checkInstallation(backups(null), at(0)), 'ok', 'warns'],
  ['an old backup', checkInstallation(backups(0), at(3 * DAY)), 'ok', 'warns'],
  ['a failed backup', checkInstallation(backups(0, 60), at(DAY)), 'ok', 'warns'],
  ['a cluster', checkInstallation(backups(null), at(0), 'distributed'), 'ok', 'informs'],
  ['a restored one', checkInstallation({ ...backups(0), held: 'restored' }, at(0)), 'warns', 'ok'],
  ['a copy', checkInstallation({ ...backups(0), held: 'copy' }, at(0)), 'informs', 'ok'],
  ['no stuck issue', checkIssues([]), 'ok'],
  ['an overdue slot', checkIssues(stuck('approved')), 'fails'],
  ['sending without progress', checkIssues(stuck('sending')), 'fails'],
  ['a long pause', checkIssues(stuck('paused')), 'warns'],
  ['a verified domain', checkSenderDomain('weekly', domain), 'ok'],
  ['no sender', checkSenderDomain('weekly', { ...domain, domain: null })],
  [
    'no DMARC',
    checkSenderDomain('weekly', { ...domain, dmarc: { policy: null, name: '', value: '' } }),
    'warns',
  ],
  [
    'no DKIM',
    checkSenderDomain('weekly', {
      ...domain,
      status: 'pending',
      records: [record('DKIM', 'pending')],
    }),
    'fails',
  ],
  [
    'an unknown domain on this machine',
    checkSenderDomain('weekly', { ...domain, answer: 'unknown', sandbox: true }),
    'informs',
  ],
  ['an unknown domain', checkSenderDomain('weekly', { ...domain, answer: 'unknown' }), 'fails'],
  [
    'a key that may only send',
    checkSenderDomain('weekly', { ...domain, answer: 'not-allowed' }),
    'informs',
  ],
  [
    'a domain without an answer',
    checkSenderDomain('weekly', { ...domain, answer: 'no-answer' }),
    'warns',
  ],
  [
    'a domain that receives',
    [checkInboundDomain('in.example', known(record('Receiving', 'verified')))],
    'ok',
  ],
  ['no MX', [checkInboundDomain('in.example', known(record('Receiving', 'pending')))], 'fails'],
  ['one that only sends', [checkInboundDomain('in.example', known())], 'fails'],
  ['an unknown inbound domain', [checkInboundDomain('in.example', { kind: 'unknown' })], 'fails'],
  [
    'an inbound domain and a sending key',
    [checkInboundDomain('in.example', { kind: 'not-allowed' })],
    'warns',
  ],
  ['an address that works', [judgeAnswers(endpoint, { signed: 200, forged: 400 })], 'ok'],
  ['no answer', [judgeAnswers(endpoint, { signed: null, forged: null })], 'fails'],
  ['a redirect', [judgeAnswers(endpoint, { signed: 301, forged: 301 })], 'fails'],
  ['another secret', [judgeAnswers(endpoint, { signed: 400, forged: 400 })], 'fails'],
  ['another program', [judgeAnswers(endpoint, { signed: 200, forged: 200 })], 'fails'],
  ['no such path', [judgeAnswers(endpoint, { signed: 404, forged: 404 })], 'fails'],
  ['a proxy in trouble', [judgeAnswers(endpoint, { signed: 502, forged: 502 })], 'fails'],
  ['a webhook for all events', [checkResendWebhooks(url, { receives: true }, listed(hook))], 'ok'],
  [
    'none for us',
    [checkResendWebhooks(url, { receives: false }, listed({ ...hook, endpoint: url }))],
    'fails',
  ],
  [
    'a disabled one',
    [checkResendWebhooks(url, { receives: false }, listed({ ...hook, enabled: false }))],
    'fails',
  ],
  [
    'one that lacks events',
    [checkResendWebhooks(url, { receives: false }, listed({ ...hook, events: ['email.bounced'] }))],
    'warns',
  ],
  [
    'a list that a sending key may not see',
    [checkResendWebhooks(url, { receives: false }, refused('restricted_api_key'))],
    'informs',
  ],
];

test.each(CASES.map(([what, ...rest]) => ({ what, rest })))(
  '$what',
  ({ rest: [checks, ...levels] }) => {
    expect(checks.map(({ level }) => level)).toEqual(levels);
  },
);

test('whatever is not right says how to fix it', () => {
  const wrong = CASES.flatMap(([, checks]) => checks).filter(({ level }) =>
    ['informs', 'warns', 'fails'].includes(level),
  );
  expect(wrong.filter(({ fix }) => (fix ?? '').length < 8)).toEqual([]);
});

test('a check without an answer is a finding, and the others are not held up', async () => {
  const never = new Promise<Check[]>(() => undefined);
  expect(await within('mail', never, 10)).toMatchObject([{ name: 'mail', level: 'warns' }]);
  expect(await within('mail', Promise.resolve([ok('mail', 'x')]), 10_000)).toHaveLength(1);
});
