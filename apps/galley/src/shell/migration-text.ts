import type { MigrationNews } from './database.ts';

/** Says in a line how migrating goes. */
export function migrationText(news: MigrationNews): string {
  switch (news.kind) {
    case 'ran':
      return `migrated ${news.name} (${news.milliseconds} ms)`;
    case 'gives-way':
      return `${news.name} gives way to a connection that uses its tables, and tries again (${news.tries})`;
    case 'waits-for-another':
      return 'another process migrates this database; waiting until it is done';
  }
}
