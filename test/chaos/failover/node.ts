import { mkdirSync, chownSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openTcpDoor, type TcpDoor } from '../../kit/tcp-door.ts';
import { PROGRAMS } from './find-programs.ts';
import { patroniSettings } from './patroni-settings.ts';
import { ETCD_PORT, nodePorts } from './ports.ts';
import type { User } from './server-user.ts';
import { startProcess, type StartedProcess } from './started-process.ts';

/** One of the three: a Patroni with its Postgres, and the doors around them. */
export interface Node {
  readonly name: string;
  /** Holds what Postgres and Patroni say. */
  readonly log: string;
  /** Straight to its Postgres, whatever role it has. */
  readonly url: string;
  /** Straight to its Patroni. */
  readonly rest: string;
  start(): void;
  /** Kills its Postgres; Patroni, too, if asked. */
  kill(what: 'postgres' | 'everything'): void;
  /** Stops all of its processes where they are, until `wake`. */
  freeze(): void;
  wake(): void;
  /** Cuts the network around it, without a word to anybody. */
  cut(): void;
  join(): void;
  stop(): Promise<void>;
}

export async function openNode(
  index: number,
  {
    folder,
    user,
    isAsynchronous,
  }: {
    readonly folder: string;
    readonly user: User | null;
    readonly isAsynchronous: boolean;
  },
): Promise<Node> {
  const ports = nodePorts(index);
  const name = `n${index + 1}`;
  const home = join(folder, name);
  const settings = join(home, 'patroni.yml');
  const log = join(home, 'log');
  mkdirSync(home, { mode: 0o700 });
  writeFileSync(settings, patroniSettings({ name, folder: home, ports, isAsynchronous }));
  if (user !== null) {
    chownSync(home, user.uid, user.gid);
    chownSync(settings, user.uid, user.gid);
  }
  const lead = (port: number, to: number): Promise<TcpDoor> =>
    openTcpDoor({ host: '127.0.0.1', port: to }, port);
  const etcdDoor = await lead(ports.etcdDoor, ETCD_PORT);
  const doors = [
    await lead(ports.postgresDoor, ports.postgres),
    await lead(ports.restDoor, ports.rest),
    etcdDoor,
  ];
  let patroni: StartedProcess | null = null;
  let frozen: readonly number[] = [];

  const start = (): void => {
    if (patroni?.isRunning() !== true) {
      patroni = startProcess(PROGRAMS.patroni, [settings], { user, log, cwd: home });
    }
  };
  const wake = (): void => {
    for (const pid of frozen.toReversed()) signalTo(pid, 'SIGCONT');
    frozen = [];
  };
  return {
    name,
    log,
    url: `postgresql://postgres@127.0.0.1:${ports.postgres}/galley?sslmode=disable`,
    rest: `http://127.0.0.1:${ports.rest}`,
    start,
    kill(what) {
      const postmaster = readPostmaster(home);
      if (what === 'everything') patroni?.kill('SIGKILL');
      if (postmaster !== null) signalTo(postmaster, 'SIGKILL');
    },
    freeze() {
      const postmaster = readPostmaster(home);
      const tree = postmaster === null ? [] : [postmaster, ...childrenOf(postmaster)];
      frozen = [...(patroni === null ? [] : [patroni.pid]), ...tree];
      for (const pid of frozen) signalTo(pid, 'SIGSTOP');
    },
    wake,
    cut: () => doors.forEach((door) => door.hold()),
    join() {
      // Long after a cut, etcd has given its end up: a watch that goes on hears nothing any more.
      etcdDoor.refuse();
      for (const door of doors) door.open();
    },
    async stop() {
      wake();
      doors.forEach((door) => door.open());
      // Patroni stops its Postgres, unless it isn't its child any more.
      await patroni?.stop();
      const postmaster = readPostmaster(home);
      if (postmaster !== null) signalTo(postmaster, 'SIGQUIT');
      await Promise.all(doors.map((door) => door.close()));
    },
  };
}

function readPostmaster(home: string): number | null {
  try {
    const pid = Number(readFileSync(join(home, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
    // The file outlives a killed server, whose number may be somebody else's by now.
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(home) ? pid : null;
  } catch {
    return null;
  }
}

const childrenOf = (parent: number): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const [, rest = ''] = readFileSync(`/proc/${name}/stat`, 'utf8').split(/\)(?=[^)]*$)/);
        return Number(rest.trim().split(' ')[1]) === parent ? [Number(name)] : [];
      } catch {
        return [];
      }
    });

function signalTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended meanwhile.
  }
}
