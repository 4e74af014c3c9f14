import { readFile, stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { DatabaseError } from '../database-error.ts';
import type { Layout } from './layout.ts';
import { runProgram, type ProgramUser } from './run-program.ts';

/** The user that the server's programs run as. */
export interface RunAs extends ProgramUser {
  /** Named in errors. */
  readonly means: string;
  /** The owner of the cluster's files, as seen from here; null for the current user. */
  readonly owner: Owner | null;
  /** The owner of the socket's folder, who may connect, as may root; null for the current user. */
  readonly socketOwner: Owner | null;
}

interface Owner {
  readonly uid: number;
  readonly gid: number;
}

const ourselves: RunAs = {
  means: 'as the current user',
  prefix: [],
  identity: {},
  owner: null,
  socketOwner: null,
};

/**
 * Postgres refuses to run as root, and initdb as a user that /etc/passwd does not name. All other
 * users run it as themselves. Root runs it, in this order:
 *
 * 1. as the owner of the data folder, if that is another user, so that they can keep using it;
 * 2. in a user namespace that gives root another user id: files stay root's;
 * 3. as a service user, where user namespaces are not allowed (most containers);
 * 4. as that user with permission to enter any folder (`CAP_DAC_OVERRIDE`), where 3 can't reach the
 *    data or the programs. Only root may connect then, so nobody gains anything by it.
 *
 * @throws DatabaseError `no-embedded-server`, naming DATABASE_URL, when nothing works.
 */
export async function chooseRunAs(layout: Layout, postgres: string): Promise<RunAs> {
  const uid = process.geteuid?.() ?? 0;
  if (uid !== 0 && hasName()) return ourselves;
  const tried: string[] = [];
  for (const candidate of await candidates(layout, uid)) {
    const probe = 'cd "$1" && exec "$2" --version';
    const result = await runProgram('sh', ['-c', probe, 'sh', layout.dataDir, postgres], candidate);
    if (result.ok) return candidate;
    tried.push(`${candidate.means}: ${result.output.trim()}`);
  }
  throw new DatabaseError(
    'no-embedded-server',
    `Galley’s own Postgres cannot run as ${uid === 0 ? 'root' : `the nameless user ${uid}`} on ` +
      'this machine: start Galley as an ordinary user, or set DATABASE_URL to a Postgres 15 or ' +
      `newer\n${tried.map((line) => `  tried ${line}`).join('\n')}`,
  );
}

async function candidates(layout: Layout, uid: number): Promise<RunAs[]> {
  const service = await serviceUser();
  if (uid !== 0) return [inUserNamespace(service)];
  const folder = await stat(layout.dataDir);
  if (folder.uid !== 0) return [asUser(folder)];
  const cluster = await stat(layout.cluster).catch(() => null);
  const owner = cluster && cluster.uid !== 0 ? cluster : service;
  const dropped = [asUser(owner), asUserWhoMayEnter(owner)];
  return cluster && cluster.uid !== 0 ? dropped : [inUserNamespace(service), ...dropped];
}

const inUserNamespace = ({ uid, gid }: Owner): RunAs => ({
  ...ourselves,
  means: 'in a user namespace',
  prefix: ['unshare', '--user', `--map-user=${uid}`, `--map-group=${gid}`],
});

function asUser({ uid, gid }: Owner): RunAs {
  const owner = { uid, gid };
  return { means: `as user ${uid}`, prefix: [], identity: owner, owner, socketOwner: owner };
}

function asUserWhoMayEnter({ uid, gid }: Owner): RunAs {
  const set = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
  const capability = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
  return {
    ...ourselves,
    means: `as user ${uid} with CAP_DAC_OVERRIDE`,
    prefix: ['setpriv', ...set, ...capability],
    owner: { uid, gid },
  };
}

function hasName(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

async function serviceUser(): Promise<Owner> {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n');
  const users = lines.flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    return name && Number(uid) > 0 && Number(gid) >= 0
      ? [{ name, uid: Number(uid), gid: Number(gid) }]
      : [];
  });
  const chosen =
    users.find((user) => user.name === 'postgres') ??
    users.find((user) => user.name === 'nobody') ??
    users[0];
  return chosen ?? { uid: 65534, gid: 65534 };
}
