import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { PROGRAMS } from './find-programs.ts';
import { openNode, type Node } from './node.ts';
import { ETCD_PEER_PORT, ETCD_PORT, nodePorts, PROXY_PORT } from './ports.ts';
import { proxySettings } from './proxy-settings.ts';
import { findServerUser, makeMemoryFolder, makeServerFolder } from './server-user.ts';
import { startProcess } from './started-process.ts';

/** Three Postgres servers under Patroni; HAProxy finds the primary. */
export interface Cluster {
  readonly nodes: readonly Node[];
  /** Through HAProxy, for the programs that use it. */
  readonly url: string;
  /** Every node that calls itself the primary, by its Patroni. */
  primaries(): Promise<readonly Node[]>;
  /** Waits for one primary and, unless it is asynchronous, a synchronous standby; for all nodes in the end. */
  settle(): Promise<Node>;
  stop(): Promise<void>;
}

const INDEXES = [0, 1, 2];
const LOOK_MS = 100;
const PATIENCE_MS = 300_000;
const ASKING_MS = 2_000;

/**
 * @param onStart told at once what stops it, since a signal may come while it starts
 */
export async function startCluster(
  isAsynchronous: boolean,
  onStart: (stop: () => Promise<void>) => void,
): Promise<Cluster> {
  const user = findServerUser();
  const folder = makeServerFolder(user);
  const etcd = startProcess(PROGRAMS['etcd-server'], etcdOptions(makeMemoryFolder(user)), {
    user,
    log: join(folder, 'etcd.log'),
    cwd: folder,
  });
  const nodes: Node[] = [];
  const file = join(folder, 'haproxy.cfg');
  writeFileSync(file, proxySettings(INDEXES.map(nodePorts)));
  const proxy = startProcess(PROGRAMS.haproxy, ['-db', '-f', file], {
    user: null,
    log: join(folder, 'haproxy.log'),
    cwd: folder,
  });
  const stop = async (): Promise<void> => {
    await Promise.all(nodes.map((node) => node.stop()));
    await Promise.all([proxy.stop(), etcd.stop()]);
  };
  onStart(stop);
  const cluster: Cluster = {
    nodes,
    url: `postgresql://postgres@127.0.0.1:${PROXY_PORT}/galley?sslmode=disable`,
    async primaries() {
      const asked = await Promise.all(nodes.map(async (node) => says(node, '/primary')));
      return nodes.filter((_, index) => asked[index]);
    },
    async settle() {
      const deadline = performance.now() + PATIENCE_MS;
      for (;;) {
        const [primary] = await cluster.primaries();
        const others = nodes.filter((node) => node !== primary);
        const standbys = await Promise.all(others.map((node) => says(node, '/replica')));
        const inSync = await Promise.all(others.map((node) => says(node, '/synchronous')));
        const isWhole = standbys.every(Boolean) && (isAsynchronous || inSync.some(Boolean));
        if (primary !== undefined && isWhole) return primary;
        if (performance.now() > deadline) throw new Error(`the cluster does not settle: ${folder}`);
        await sleep(LOOK_MS);
      }
    },
    stop,
  };
  for (const index of INDEXES) {
    nodes.push(await openNode(index, { folder, user, isAsynchronous }));
  }
  await untilEtcdIsReady();
  nodes.forEach((node) => node.start());
  const first = await cluster.settle();
  await createDatabase(first);
  return cluster;
}

function etcdOptions(folder: string): readonly string[] {
  const client = `http://127.0.0.1:${ETCD_PORT}`;
  const peer = `http://127.0.0.1:${ETCD_PEER_PORT}`;
  return [
    ...['--data-dir', folder, '--name', 'only'],
    ...['--listen-client-urls', client, '--advertise-client-urls', client],
    ...['--listen-peer-urls', peer, '--initial-advertise-peer-urls', peer],
    ...['--initial-cluster', `only=${peer}`, '--logger', 'zap', '--enable-v2'],
  ];
}

/** Waits until etcd has settled on its version: a Patroni that asks sooner ends at once, for good. */
async function untilEtcdIsReady(): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline) {
    const version = await fetch(`http://127.0.0.1:${ETCD_PORT}/version`, {
      signal: AbortSignal.timeout(ASKING_MS),
    })
      .then(async (answer) => answer.text())
      .catch(() => '');
    if (/"etcdcluster":"\d/.test(version)) return;
    await sleep(LOOK_MS);
  }
  throw new Error('etcd does not start');
}

/** Whether its Patroni answers a question by yes. */
async function says(node: Node, path: string): Promise<boolean> {
  try {
    const answer = await fetch(`${node.rest}${path}`, { signal: AbortSignal.timeout(ASKING_MS) });
    await answer.arrayBuffer();
    return answer.status === 200;
  } catch {
    return false;
  }
}

async function createDatabase({ url }: Node): Promise<void> {
  const admin = new pg.Client({ connectionString: url.replace('/galley?', '/postgres?') });
  await admin.connect();
  await admin.query('create database galley');
  await admin.end();
}
