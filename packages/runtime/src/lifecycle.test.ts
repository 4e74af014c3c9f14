import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLifecycle } from './lifecycle.ts';
import { createLog } from './log.ts';

class Host extends EventEmitter {
  readonly exits: number[] = [];
  exit(code: number): never {
    this.exits.push(code);
    return undefined as never;
  }
}

const log = createLog({ level: 'silent', name: 'test', destination: { write: () => true } });
const part = (stop: () => Promise<void>) => ({ stop });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('createLifecycle', () => {
  it('stops its parts in reverse order, one after another, and ends with 0', async () => {
    const host = new Host();
    const life = createLifecycle({ log, process: host });
    const order: string[] = [];
    for (const name of ['database', 'delivery', 'web']) {
      void life.add(
        name,
        part(async () => {
          order.push(`${name} stops`);
          await new Promise((done) => setTimeout(done, 10));
          order.push(`${name} stopped`);
        }),
      );
    }
    host.emit('SIGTERM');
    expect(life.signal.aborted).toBe(true);
    await vi.advanceTimersByTimeAsync(100);
    expect(await life.ended).toBe(0);
    expect(order.filter((line) => line.endsWith('stopped'))).toEqual([
      'web stopped',
      'delivery stopped',
      'database stopped',
    ]);
    expect(order[2]).toBe('delivery stops');
    expect(host.listenerCount('SIGINT')).toBe(0);
  });

  it('takes the echo of one Ctrl-C for what it is, and leaves at once at a second', async () => {
    const host = new Host();
    const life = createLifecycle({ log, process: host });
    void life.add(
      'slow',
      part(() => new Promise(() => {})),
    );
    host.emit('SIGINT');
    await vi.advanceTimersByTimeAsync(50);
    host.emit('SIGINT');
    expect(host.exits).toEqual([]);
    await vi.advanceTimersByTimeAsync(1000);
    host.emit('SIGINT');
    expect(host.exits).toEqual([130]);
  });

  it('leaves with 1 when the time to stop is over', async () => {
    const host = new Host();
    const life = createLifecycle({ log, process: host, limitMs: 500 });
    void life.add(
      'stuck',
      part(() => new Promise(() => {})),
    );
    host.emit('SIGINT');
    await vi.advanceTimersByTimeAsync(501);
    expect(await life.ended).toBe(1);
  });

  it('goes on stopping the others after one failed, and ends with 1', async () => {
    const life = createLifecycle({ log, process: new Host() });
    const stopped: string[] = [];
    void life.add(
      'first',
      part(async () => void stopped.push('first')),
    );
    void life.add(
      'broken',
      part(() => Promise.reject(new Error('boom'))),
    );
    life.stop(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(await life.ended).toBe(1);
    expect(stopped).toEqual(['first']);
  });

  it('stops at once what is added too late', async () => {
    const life = createLifecycle({ log, process: new Host() });
    life.stop(0);
    const stopped: string[] = [];
    await life.add(
      'late',
      part(async () => void stopped.push('late')),
    );
    expect(stopped).toEqual(['late']);
    expect(await life.ended).toBe(0);
  });

  it('ends with the code it was given', async () => {
    const life = createLifecycle({ log, process: new Host() });
    life.stop(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(await life.ended).toBe(1);
  });
});
