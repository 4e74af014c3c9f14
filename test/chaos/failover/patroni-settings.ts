import { join } from 'node:path';
import { POSTGRES_BIN } from './find-programs.ts';
import type { NodePorts } from './ports.ts';

export interface PatroniSettings {
  readonly name: string;
  readonly folder: string;
  readonly ports: NodePorts;
  readonly isAsynchronous: boolean;
}

/** Short, but long enough for a busy machine not to be taken for a dead one. */
const SHORT = { ttl: 20, loop_wait: 2, retry_timeout: 8 };

/**
 * What Patroni reads as YAML: JSON is a part of it. The settings that matter are those of
 * docs/ha.md, with shorter times. Servers flush to disk as usual: what a kill may lose is the subject.
 */
export const patroniSettings = ({ name, folder, ports, isAsynchronous }: PatroniSettings): string =>
  JSON.stringify({
    scope: 'galley',
    name,
    restapi: {
      listen: `127.0.0.1:${ports.rest}`,
      connect_address: `127.0.0.1:${ports.restDoor}`,
    },
    // By etcd's second API: by the third, a Patroni before 3.0.3 that wakes up late takes the lock back
    // from the new primary (https://github.com/patroni/patroni/pull/2689), and Debian 12 has 3.0.2.
    // Without proxies, it would ask etcd for its members and go round the door.
    etcd: { hosts: [`127.0.0.1:${ports.etcdDoor}`], use_proxies: true },
    bootstrap: {
      dcs: {
        ...SHORT,
        maximum_lag_on_failover: 1_048_576,
        primary_start_timeout: 0,
        primary_stop_timeout: 5,
        synchronous_mode: !isAsynchronous,
        synchronous_mode_strict: !isAsynchronous,
        postgresql: {
          use_pg_rewind: true,
          parameters: {
            wal_log_hints: 'on',
            max_connections: 150,
            shared_buffers: '64MB',
            wal_keep_size: '256MB',
            max_wal_size: '512MB',
            // Who wrote first after a failover is read from these lines.
            log_statement: 'all',
            log_line_prefix: '%m [%a] ',
            log_parameter_max_length: 0,
            log_timezone: 'UTC',
          },
        },
      },
      initdb: [{ encoding: 'UTF8' }, 'data-checksums', { auth: 'trust' }],
    },
    postgresql: {
      listen: `127.0.0.1:${ports.postgres}`,
      connect_address: `127.0.0.1:${ports.postgresDoor}`,
      data_dir: join(folder, 'data'),
      bin_dir: POSTGRES_BIN,
      use_unix_socket: true,
      basebackup: [{ checkpoint: 'fast' }],
      remove_data_directory_on_rewind_failure: true,
      remove_data_directory_on_diverged_timelines: true,
      authentication: {
        superuser: { username: 'postgres' },
        replication: { username: 'postgres' },
      },
      parameters: { unix_socket_directories: folder },
      pg_hba: [
        'local all all trust',
        'host all all 127.0.0.1/32 trust',
        'host replication all 127.0.0.1/32 trust',
      ],
    },
  });
