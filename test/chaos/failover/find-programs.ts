import { accessSync, constants } from 'node:fs';
import { execFileSync } from 'node:child_process';

/** What a cluster is made of, from Debian's packages. */
export const PROGRAMS = {
  patroni: '/usr/bin/patroni',
  'etcd-server': '/usr/bin/etcd',
  haproxy: '/usr/sbin/haproxy',
  'postgresql-15': '/usr/lib/postgresql/15/bin/postgres',
} as const;

export const POSTGRES_BIN = '/usr/lib/postgresql/15/bin';

/** Names the packages that this machine lacks. */
export function findMissing(): readonly string[] {
  const missing = Object.entries(PROGRAMS)
    .filter(([, path]) => !isProgram(path))
    .map(([name]) => name);
  // Patroni runs without it, but then knows no etcd.
  return hasModule('etcd') ? missing : [...missing, 'python3-etcd'];
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function hasModule(name: string): boolean {
  try {
    execFileSync('/usr/bin/python3', ['-c', `import ${name}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
