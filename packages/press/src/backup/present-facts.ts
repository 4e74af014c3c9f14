import type { BackupFacts } from '@galley/contract/operate';
import type { BackupHeader } from '@galley/core/backup';
import type { BackupTally } from '@galley/db/backup-file';

/** What a backup says about itself, as the outside sees it; partitions count as their table. */
export function presentFacts(
  header: BackupHeader,
  {
    tables,
    rows,
    bytes,
    sha256,
  }: BackupTally & { readonly bytes: number; readonly sha256: string },
): BackupFacts {
  const owners = new Map(header.tables.map(({ name, partition }) => [name, partition?.of ?? name]));
  const counts = new Map<string, number>();
  for (const table of tables) {
    const owner = owners.get(table.name) ?? table.name;
    counts.set(owner, (counts.get(owner) ?? 0) + table.rows);
  }
  return {
    installation: header.installationId,
    snapshotAt: header.snapshotAt,
    lastMigration: header.migrations.at(-1) ?? '',
    postgres: header.server,
    tables: [...counts]
      .map(([name, rows]) => ({ name, rows }))
      .toSorted((a, b) => a.name.localeCompare(b.name)),
    rows,
    bytes,
    sha256,
  };
}
