/** Server settings by name, given on the command line so that no edited file outlives an upgrade. */
export type ServerSettings = Readonly<Record<string, string>>;

/** What suits a small machine; durability stays as Postgres ships it. */
export const embeddedSettings: ServerSettings = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '200',
  shared_buffers: '128MB',
  effective_cache_size: '512MB',
  work_mem: '8MB',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  jit: 'off',
  // Saves three processes, which gain nothing on data that fits in memory.
  io_method: 'sync',
  // Parallel queries need /dev/shm, and a container has only 64 MB of it.
  max_parallel_workers_per_gather: '0',
  max_parallel_maintenance_workers: '0',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  log_line_prefix: '%m [%p] %a ',
};
