import { join, resolve } from 'node:path';

/** Where the embedded server keeps its things inside a data folder. */
export interface Layout {
  readonly dataDir: string;
  /** The Postgres data directory. */
  readonly cluster: string;
  readonly log: string;
  readonly lock: string;
}

export function layoutOf(dataDir: string): Layout {
  const root = resolve(dataDir);
  return {
    dataDir: root,
    cluster: join(root, 'pg'),
    log: join(root, 'pg.log'),
    lock: join(root, 'pg.lock'),
  };
}
