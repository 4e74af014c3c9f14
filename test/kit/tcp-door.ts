import { once } from 'node:events';
import {
  connect,
  createServer,
  type AddressInfo,
  type NetConnectOpts,
  type Socket,
} from 'node:net';

/** A port of loopback that leads to a server, and can be shut. */
export interface TcpDoor {
  readonly port: number;
  /** Lets nothing through, and tells nobody: what comes is held, as on a line that was cut. */
  hold(): void;
  /** Ends all connections, and refuses new ones. */
  refuse(): void;
  /** Lets everything through, also what was held. */
  open(): void;
  /** Leads new connections to another server; what was held stays so. */
  lead(to: NetConnectOpts): void;
  close(): Promise<void>;
}

/** @param port a free one by default */
export async function openTcpDoor(first: NetConnectOpts, port = 0): Promise<TcpDoor> {
  let to = first;
  let state: 'open' | 'held' | 'refusing' = 'open';
  /** Both ends of each connection; the far one is made once the door is open. */
  const pairs = new Map<Socket, Socket | null>();

  const join = (near: Socket): void => {
    let far = pairs.get(near) ?? null;
    if (far === null) {
      far = connect(to);
      far.on('error', () => near.destroy()).once('close', () => near.destroy());
      pairs.set(near, far);
    }
    near.pipe(far).pipe(near);
  };
  const server = createServer({ pauseOnConnect: true }, (near) => {
    if (state === 'refusing') return near.destroy();
    near.on('error', () => undefined);
    near.once('close', () => {
      pairs.get(near)?.destroy();
      pairs.delete(near);
    });
    pairs.set(near, null);
    if (state === 'open') join(near);
    return undefined;
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  const endAll = (): void => pairs.forEach((_, near) => near.destroy());

  return {
    port: (server.address() as AddressInfo).port,
    hold() {
      state = 'held';
      for (const [near, far] of pairs) {
        near.unpipe().pause();
        far?.unpipe().pause();
      }
    },
    refuse() {
      state = 'refusing';
      endAll();
    },
    open() {
      if (state === 'held') pairs.forEach((_, near) => join(near));
      state = 'open';
    },
    lead(other) {
      to = other;
      state = 'open';
    },
    async close() {
      server.close();
      endAll();
      await once(server, 'close');
    },
  };
}
