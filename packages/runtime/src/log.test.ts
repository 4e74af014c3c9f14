import { describe, expect, it } from 'vitest';
import { createLog } from './log.ts';

function linesOf(isTTY: boolean, speak: (log: ReturnType<typeof createLog>) => void): string {
  let out = '';
  const destination = { write: (line: string) => (out += line), isTTY };
  speak(createLog({ level: 'info', name: 'web', destination }));
  return out;
}

describe('createLog', () => {
  it('writes one JSON object per line with an ISO time', () => {
    const line = JSON.parse(linesOf(false, (log) => log.info({ issue: 3 }, 'released')));
    expect(line).toMatchObject({ level: 30, name: 'web', issue: 3, msg: 'released' });
    expect(Date.parse(line.time)).not.toBeNaN();
  });

  it("writes short lines for a terminal, with an error's stack below", () => {
    const text = linesOf(true, (log) => {
      log.warn({ issue: 3, why: 'late' }, 'held');
      log.error({ err: new Error('boom') }, 'broken');
    });
    expect(text).toMatch(/^\d\d:\d\d:\d\d {2}WARN {3}web {2}held {2}issue=3 why=late\n/);
    expect(text).toMatch(/ERROR {2}web {2}broken\n {2}Error: boom\n {2} {4}at /);
  });

  it('quotes a field that would break the line on a terminal', () => {
    const text = linesOf(true, (log) =>
      log.warn({ why: 'late\n12:00:00 info  web  fine' }, 'held'),
    );
    expect(text.trimEnd().split('\n')).toHaveLength(1);
    expect(text).toContain(String.raw`why="late\n12:00:00`);
    const turned = linesOf(true, (log) => log.warn({ why: 'late\u202eenif' }, 'held'));
    expect(turned).toContain(String.raw`why="late\u202eenif"`);
  });

  it.each([
    ['ana.o’neil+x@example.co.uk', "ana.o'neil+x@example.co.uk"],
    ['jürgen@müller.example', 'jürgen@müller.example'],
  ])('removes the address %s from every field', (_, address) => {
    const text = linesOf(false, (log) =>
      log.info({ to: address, deep: { list: [`<${address}>`] } }, `sent to ${address}`),
    );
    expect(text).not.toContain(address.split('@')[1]);
    expect(text).toContain('[address]');
  });

  it('removes tokens, keys and database passwords', () => {
    const text = linesOf(false, (log) =>
      log.info(
        { url: 'http://x.org/unsubscribe/ab12.cd-EF_~3', db: 'postgres://me:hunter2@db.org/x' },
        'key re_12345678abc whsec_AAAAAAAAAAAA',
      ),
    );
    expect(text).not.toMatch(/ab12|hunter2|12345678|AAAA/);
    expect(text).toContain('/unsubscribe/[token]');
  });

  it('removes links of the desk, keys of the API and what a caller shows', () => {
    const key = `galley_${'k'.repeat(43)}`;
    const text = linesOf(false, (log) =>
      log.info(
        { url: 'https://x.org/desk/sign-in#ab12.cd-EF', header: 'Bearer ef34.token' },
        `called with ${key}`,
      ),
    );
    expect(text).not.toMatch(/ab12|kkkk|ef34/);
    expect(text).toContain('/sign-in#[token]');
  });

  it('writes nothing below its level', () => {
    expect(linesOf(false, (log) => log.debug('detail'))).toBe('');
  });
});
