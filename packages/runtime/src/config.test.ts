import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

const PLACE = { cwd: '/home/ana', root: '/srv/galley' };
const KEY = 'k'.repeat(32);

function problemsOf(env: Record<string, string>): readonly string[] {
  const read = readConfig(env, PLACE);
  return read.kind === 'invalid' ? read.problems : [];
}

function configOf(env: Record<string, string>) {
  const read = readConfig(env, PLACE);
  if (read.kind === 'invalid') throw new Error(read.problems.join('\n'));
  return read.config;
}

describe('readConfig', () => {
  it('needs no settings: the defaults are a local set-up in the project folder', () => {
    expect(configOf({})).toEqual({
      dataDir: '/srv/galley/.galley',
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://127.0.0.1:3000',
      trustedProxies: [],
      databaseUrl: null,
      databaseDirectUrl: null,
      databaseReplicaUrl: null,
      departuresDir: null,
      resend: { apiKey: null, baseUrl: null, webhookSecrets: [] },
      inboundDomain: null,
      secretKeys: null,
      logLevel: null,
      signUps: { allowedDomains: [], proofOfWork: false },
      sample: true,
      backups: { dir: null, everySeconds: 86_400, keep: 14 },
      metricsToken: null,
      tracesUrl: null,
      drainSeconds: 0,
    });
  });

  it('drains for a while where a proxy may be in front', () => {
    expect(configOf({ HOST: '0.0.0.0' }).drainSeconds).toBe(3);
    expect(configOf({ TRUSTED_PROXIES: 'loopback' }).drainSeconds).toBe(3);
    expect(configOf({ HOST: '::1', DRAIN_SECONDS: '10' }).drainSeconds).toBe(10);
    for (const pause of ['-1', '61', '1.5', 'ten']) {
      expect(problemsOf({ DRAIN_SECONDS: pause })).toEqual([
        `DRAIN_SECONDS: "${pause}" is not a pause, expected whole seconds from 0 to 60`,
      ]);
    }
  });

  it('wants a long token for metrics, and never repeats it', () => {
    expect(configOf({ METRICS_TOKEN: 'abcdefghij123456' }).metricsToken).toBe('abcdefghij123456');
    expect(problemsOf({ METRICS_TOKEN: 'short' })).toEqual([
      'METRICS_TOKEN: has 5 characters, expected 16 or more',
    ]);
    expect(problemsOf({ METRICS_TOKEN: 'with a space inside' }).join()).not.toContain(
      'space inside',
    );
  });

  it('is frozen, and treats empty values as unset', () => {
    const config = configOf({ PORT: '', DATABASE_URL: ' ', RESEND_API_KEY: '' });
    expect(config).toEqual(configOf({}));
    expect(Object.isFrozen(config) && Object.isFrozen(config.resend)).toBe(true);
  });

  it('resolves a relative data folder against the current folder', () => {
    expect(configOf({ DATA_DIR: 'data' }).dataDir).toBe('/home/ana/data');
  });

  it('reads where, how often and how many backups are written', () => {
    const backups = { BACKUP_DIR: 'backups', BACKUP_EVERY: '6h', BACKUP_KEEP: '3' };
    expect(configOf(backups).backups).toEqual({
      dir: '/home/ana/backups',
      everySeconds: 6 * 3600,
      keep: 3,
    });
    expect(configOf({ BACKUP_EVERY: '7d' }).backups.everySeconds).toBe(7 * 86_400);
    for (const every of ['0h', '32d', '90m', 'daily', '-1d', '1.5h']) {
      expect(problemsOf({ BACKUP_EVERY: every })).toEqual([
        expect.stringMatching(/^BACKUP_EVERY: .* expected one such as 6h or 1d/),
      ]);
    }
    for (const keep of ['0', '1001', 'all', '-1']) {
      expect(problemsOf({ BACKUP_KEEP: keep })).toEqual([
        expect.stringMatching(/^BACKUP_KEEP: .* expected a whole number from 1 to 1000/),
      ]);
    }
  });

  it('drops the trailing slash of PUBLIC_URL and refuses a path, below which no page would work', () => {
    expect(configOf({ PUBLIC_URL: 'https://Example.org/' }).publicUrl).toBe('https://example.org');
    expect(problemsOf({ PUBLIC_URL: 'https://a.org/news/' })).toEqual([
      expect.stringMatching(/^PUBLIC_URL: "https:\/\/a\.org\/news\/" has a path/),
    ]);
  });

  it('reads the domain that gets mail in lower-case ASCII', () => {
    expect(configOf({ INBOUND_DOMAIN: 'In.Bücher.example' }).inboundDomain).toBe(
      'in.xn--bcher-kva.example',
    );
    for (const domain of ['localhost', 'a@in.example.org', 'in.example.org:25', '10.0.0.1']) {
      expect(problemsOf({ INBOUND_DOMAIN: domain })).toEqual([
        expect.stringMatching(/^INBOUND_DOMAIN: .* is not a domain that gets mail/),
      ]);
    }
  });

  it('keeps the path of another mail server', () => {
    const env = { RESEND_API_KEY: 're_x', RESEND_BASE_URL: 'http://127.0.0.1:4010/resend/' };
    expect(configOf(env).resend.baseUrl).toBe('http://127.0.0.1:4010/resend');
  });

  it('reads domains in any case, and refuses what is none', () => {
    const domains = configOf({ SIGN_UP_ALLOWED_DOMAINS: 'Example.org, mail.example.com' });
    expect(domains.signUps.allowedDomains).toEqual(['example.org', 'mail.example.com']);
    expect(problemsOf({ SIGN_UP_ALLOWED_DOMAINS: 'a@example.org' })).toEqual([
      expect.stringMatching(/^SIGN_UP_ALLOWED_DOMAINS: "a@example\.org" is not a domain/),
    ]);
  });

  it('reads several keys and secrets, separated by commas', () => {
    const config = configOf({
      SECRET_KEY: `${KEY}, ${'n'.repeat(40)}`,
      RESEND_WEBHOOK_SECRET: 'whsec_AAAAAAAAAAAAAAAAAAAAAA==,whsec_BBBBBBBBBBBBBBBBBBBBBB==',
    });
    expect(config.secretKeys).toEqual([KEY, 'n'.repeat(40)]);
    expect(config.resend.webhookSecrets).toHaveLength(2);
  });

  it('reads proxies by address, by network and as loopback', () => {
    const env = { TRUSTED_PROXIES: '10.0.0.7, 192.168.0.0/16,fd00::/8 ,2001:db8::7,loopback' };
    expect(configOf(env).trustedProxies).toEqual([
      '10.0.0.7/32',
      '192.168.0.0/16',
      'fd00::/8',
      '2001:db8::7/128',
      '127.0.0.0/8',
      '::1/128',
    ]);
  });

  it.each([
    'proxy.example',
    '10.0.0',
    '10.0.0.0/33',
    '10.0.0.0/',
    '10.0.0.0/08',
    '10.0.0.0/8/8',
    'fd00::/129',
    'fe80::1%eth0',
    '0.0.0.0/0',
    '::/0',
    '10.0.0.7 10.0.0.8',
    ',',
  ])('refuses %j as proxies, also after a valid one', (wrong) => {
    for (const value of [wrong, `10.0.0.7,${wrong}`].slice(0, wrong === ',' ? 1 : 2)) {
      expect(problemsOf({ TRUSTED_PROXIES: value })).toEqual([
        expect.stringMatching(/^TRUSTED_PROXIES: .*names no proxy, expected addresses such as /),
      ]);
    }
  });

  it('reports every problem at once, by name', () => {
    const problems = problemsOf({
      PORT: '70000',
      HOST: 'not a host',
      PUBLIC_URL: 'ftp://x',
      TRUSTED_PROXIES: 'proxy.example',
      DATABASE_URL: 'mysql://x/y',
      RESEND_API_KEY: 'two words',
      RESEND_BASE_URL: 'nowhere',
      RESEND_WEBHOOK_SECRET: 'secret',
      SECRET_KEY: 'short',
      LOG_LEVEL: 'loud',
      SAMPLE_NEWSLETTER: 'maybe',
    });
    expect(problems.map((line) => line.split(':')[0])).toEqual([
      'PORT',
      'HOST',
      'PUBLIC_URL',
      'TRUSTED_PROXIES',
      'DATABASE_URL',
      'RESEND_API_KEY',
      'RESEND_BASE_URL',
      'RESEND_WEBHOOK_SECRET',
      'SECRET_KEY',
      'LOG_LEVEL',
      'SAMPLE_NEWSLETTER',
    ]);
    expect(problems.filter((line) => !line.includes(', expected '))).toEqual([]);
  });

  it('never repeats a secret or a database URL in a problem', () => {
    const problems = problemsOf({
      DATABASE_URL: 'mysql://me:hunter2@db/x',
      DATABASE_DIRECT_URL: 'postgres://me:hunter2@db',
      DATABASE_REPLICA_URL: 'hunter2',
      SECRET_KEY: 'hunter2',
      RESEND_API_KEY: 'hunter2 hunter2',
      RESEND_WEBHOOK_SECRET: 'hunter2',
    });
    expect(problems).toHaveLength(6);
    expect(problems.join('\n')).not.toContain('hunter2');
  });

  it('requires a shared key only for a database on another machine', () => {
    expect(problemsOf({ DATABASE_URL: 'postgres://u:p@db.internal/galley' })).toEqual([
      expect.stringMatching(/^SECRET_KEY: not set/),
    ]);
    for (const local of [
      'postgres://u:p@127.0.0.1:5433/galley',
      'postgresql://localhost/galley',
      'postgres:///galley?host=/var/run/postgresql',
      'postgres://u@%2Fvar%2Frun/galley',
      'postgresql://u@/galley?host=%2Fvar%2Frun&port=5432',
    ]) {
      expect(problemsOf({ DATABASE_URL: local })).toEqual([]);
    }
    expect(problemsOf({ DATABASE_URL: 'postgres://db/galley', SECRET_KEY: KEY })).toEqual([]);
  });

  it('takes a way past a pooler and a replica only beside the database itself', () => {
    const database = 'postgres://127.0.0.1:6432/galley';
    const direct = 'postgres://127.0.0.1/galley';
    const config = configOf({
      DATABASE_URL: database,
      DATABASE_DIRECT_URL: direct,
      DATABASE_REPLICA_URL: 'postgres://replica.example/galley',
    });
    expect(config).toMatchObject({ databaseUrl: database, databaseDirectUrl: direct });
    for (const name of ['DATABASE_DIRECT_URL', 'DATABASE_REPLICA_URL']) {
      expect(problemsOf({ [name]: direct })).toEqual([
        expect.stringMatching(`^${name}: set without DATABASE_URL`),
      ]);
    }
    // A pooler on this machine may lead to another one.
    expect(
      problemsOf({ DATABASE_URL: database, DATABASE_DIRECT_URL: 'postgres://db/galley' }),
    ).toEqual([expect.stringMatching(/^SECRET_KEY: not set/)]);
  });

  it('refuses another mail server without a key for it', () => {
    expect(problemsOf({ RESEND_BASE_URL: 'http://127.0.0.1:4010' })).toEqual([
      expect.stringMatching(/^RESEND_BASE_URL: set without RESEND_API_KEY/),
    ]);
  });
});
