import { createLog } from '@galley/runtime';
import fc from 'fast-check';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { createClientIp } from './client-ip.ts';

function open(trusted: readonly string[]) {
  const lines: string[] = [];
  const destination = { write: (line: string) => lines.push(line) };
  const clientIp = createClientIp(trusted, createLog({ level: 'warn', name: 'web', destination }));
  const app = new Hono().get('/', (c) => c.text(clientIp(c) ?? 'nobody'));
  const ask = async (peer: string, forwarded?: string | readonly string[]) => {
    const headers = new Headers();
    for (const value of [forwarded ?? []].flat()) headers.append('x-forwarded-for', value);
    headers.set('forwarded', 'for=198.51.100.66');
    headers.set('x-real-ip', '198.51.100.67');
    const socket = { remoteAddress: peer, remotePort: 1, remoteFamily: 'IPv4' };
    return (await app.request('/', { headers }, { incoming: { socket } })).text();
  };
  return { app, ask, lines };
}

const PROXIES = ['10.0.0.0/8', 'fd00::/8', '127.0.0.0/8', '::1/128'];

test.each([
  ['without a header, the proxy itself', '10.0.0.1', undefined, '10.0.0.1'],
  ['one hop', '10.0.0.1', '203.0.113.9', '203.0.113.9'],
  ['a chain of proxies', '10.0.0.1', '203.0.113.9, 10.0.0.3,10.0.0.2', '203.0.113.9'],
  ['forged entries on the left', '10.0.0.1', '1.2.3.4, 10.9.9.9, 203.0.113.9', '203.0.113.9'],
  ['several header lines', '10.0.0.1', ['1.2.3.4', '203.0.113.9', '10.0.0.2'], '203.0.113.9'],
  ['a port', '10.0.0.1', '203.0.113.9:4711', '203.0.113.9'],
  ['IPv6', '10.0.0.1', '2001:db8::9', '2001:db8::9'],
  ['IPv6 in brackets', '10.0.0.1', '[2001:db8::9]', '2001:db8::9'],
  ['IPv6 in brackets with a port', '10.0.0.1', '[2001:db8::9]:4711', '2001:db8::9'],
  ['IPv4 in IPv6', '::ffff:10.0.0.1', '::ffff:203.0.113.9', '203.0.113.9'],
  ['a proxy in IPv6', 'fd00::7', '203.0.113.9, fd12::1', '203.0.113.9'],
  ['the name of an interface', 'fd00::7%eth0', '203.0.113.9', '203.0.113.9'],
  ['garbage as the last hop', '10.0.0.1', '203.0.113.9, unknown', '10.0.0.1'],
  ['garbage behind a proxy', '10.0.0.1', '203.0.113.9, _hidden, 10.0.0.2', '10.0.0.2'],
  ['an empty hop', '10.0.0.1', '203.0.113.9,', '10.0.0.1'],
  ['an empty header', '10.0.0.1', '', '10.0.0.1'],
  ['proxies alone', '10.0.0.1', '10.0.0.3, 10.0.0.2', '10.0.0.3'],
  ['octal, which is garbage', '10.0.0.1', '1.2.3.4, 0203.0.113.9', '10.0.0.1'],
])('behind a trusted proxy, %s', async (_what, peer, forwarded, expected) => {
  expect(await open(PROXIES).ask(peer, forwarded)).toBe(expected);
});

test.each([
  ['nobody', []],
  ['others', PROXIES],
])(
  'where %s is trusted, a header changes nothing and is logged once, without an address',
  async (_who, trusted) => {
    const { ask, lines } = open(trusted);
    expect(await ask('203.0.113.5')).toBe('203.0.113.5');
    expect(lines).toEqual([]);
    expect(await ask('203.0.113.5', '198.51.100.1')).toBe('203.0.113.5');
    expect(await ask('::ffff:203.0.113.5', '10.0.0.1')).toBe('203.0.113.5');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('set TRUSTED_PROXIES');
    expect(lines[0]).not.toMatch(/203\.0|198\.51/);
  },
);

test('a request without a socket has no address', async () => {
  const { app } = open(PROXIES);
  const headers = { 'x-forwarded-for': '203.0.113.9' };
  expect(await (await app.request('/', { headers })).text()).toBe('nobody');
});

test('a client cannot forge the address that the proxy appends', async () => {
  const { ask } = open(PROXIES);
  const piece = fc.oneof(
    fc.ipV4(),
    fc.ipV6(),
    fc.constantFrom('10.0.0.2', 'unknown', '', '[::1]:80', '"203.0.113.1"'),
    fc.stringMatching(/^[\x21-\x7e]{0,12}$/),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 6 }), async (forged) => {
      expect(await ask('10.0.0.1', [...forged, '203.0.113.9'].join(', '))).toBe('203.0.113.9');
    }),
  );
});
