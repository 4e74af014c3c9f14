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
const stuck = part(() => new Promise(() => {}));

function start() {
  const host = new Host();
  return { host, life: createLifecycle({ log, process: host }) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('createLifecycle', () => {
  it('stops its parts in reverse order, one after another', async () => {
    const { host, life } = start();
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
    expect(await life.ended).toBe(143);
    expect(order.filter((line) => line.endsWith('stopped'))).toEqual([
      'web stopped',
      'delivery stopped',
      'database stopped',
    ]);
    expect(order[2]).toBe('delivery stops');
  });

  it.each([
    ['SIGHUP', 129],
    ['SIGINT', 130],
    ['SIGQUIT', 131],
    ['SIGTERM', 143],
  ])('ends by %s with %i, and says which signal it was', async (name, code) => {
    const { host, life } = start();
    host.emit(name);
    expect(await life.ended).toBe(code);
    expect(life.stoppedBy).toBe(name);
  });

  it('treats the echo of one Ctrl-C as one signal', async () => {
    const { host, life } = start();
    const stopped: string[] = [];
    void life.add(
      'database',
      part(async () => void stopped.push('database')),
    );
    void life.add('slow', stuck);
    host.emit('SIGINT');
    await vi.advanceTimersByTimeAsync(50);
    host.emit('SIGINT');
    host.emit('SIGINT');
    await vi.advanceTimersByTimeAsync(1000);
    expect(stopped).toEqual([]);
    expect(host.exits).toEqual([]);
  });

  it('after a second signal waits only for what would outlive it, after a third for nothing', async () => {
    const { host, life } = start();
    const server = Promise.withResolvers<void>();
    const began = vi.fn<() => void>();
    void life.add('server', {
      stop: () => {
        began();
        return server.promise;
      },
      outlives: true,
    });
    void life.add('slow', stuck);
    host.emit('SIGINT');
    await vi.advanceTimersByTimeAsync(1000);
    expect(began).not.toHaveBeenCalled();
    host.emit('SIGINT');
    await vi.advanceTimersByTimeAsync(1000);
    expect(began).toHaveBeenCalled();
    expect(host.exits).toEqual([]);
    host.emit('SIGTERM');
    expect(host.exits).toEqual([143]);
    server.resolve();
    expect(await life.ended).toBe(130);
  });

  it('continues with the other parts when one takes too long, and ends with 1', async () => {
    const { host, life } = start();
    const stopped: string[] = [];
    void life.add(
      'database',
      part(async () => void stopped.push('database')),
    );
    void life.add('stuck', { ...stuck, limitMs: 500 });
    host.emit('SIGINT');
    await vi.advanceTimersByTimeAsync(499);
    expect(stopped).toEqual([]);
    await vi.advanceTimersByTimeAsync(2);
    expect(await life.ended).toBe(1);
    expect(stopped).toEqual(['database']);
  });

  it('ends within ten seconds, however many parts take too long', async () => {
    const { host, life } = start();
    for (const name of ['database', 'delivery', 'scheduler', 'web']) void life.add(name, stuck);
    const ended = vi.fn<(code: number) => void>();
    void life.ended.then(ended);
    host.emit('SIGTERM');
    await vi.advanceTimersByTimeAsync(9_999);
    expect(ended).toHaveBeenCalledWith(1);
  });

  it('continues with the other parts after one failed, and ends with 1', async () => {
    const { life } = start();
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
    expect(await life.ended).toBe(1);
    expect(stopped).toEqual(['first']);
  });

  it('stops a part at once that is added too late', async () => {
    const { life } = start();
    life.stop(0);
    const stopped: string[] = [];
    await life.add(
      'late',
      part(async () => void stopped.push('late')),
    );
    expect(stopped).toEqual(['late']);
    expect(await life.ended).toBe(0);
  });

  it('ends cleanly without aborting anything, until a signal hurries it', async () => {
    const { host, life } = start();
    void life.add('slow', stuck);
    life.end(3);
    await vi.advanceTimersByTimeAsync(1000);
    expect(life.signal.aborted).toBe(false);
    host.emit('SIGTERM');
    expect(life.signal.aborted).toBe(true);
    expect(await life.ended).toBe(3);
    expect(life.stoppedBy).toBeNull();
  });

  it('ignores a signal that something else handles in its place', async () => {
    const { host, life } = start();
    const editing = Promise.withResolvers<string>();
    const edited = life.leaveSignal('SIGINT', () => editing.promise);
    host.emit('SIGINT');
    expect(life.signal.aborted).toBe(false);
    editing.resolve('text');
    expect(await edited).toBe('text');
    host.emit('SIGINT');
    expect(await life.ended).toBe(130);
  });
});
