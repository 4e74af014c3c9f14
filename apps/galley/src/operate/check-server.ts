import type { SeenDatabase } from '@galley/press/operate';
import { count } from '../shell/when.ts';
import { found, ok, type Check } from './check.ts';

type Seen = Pick<SeenDatabase, 'mayCreate' | 'user' | 'schema' | 'connections'>;

/** What web, scheduler and delivery take together, each once. */
const ENOUGH = 30;

/** Says whether Galley may do at the server what it has to. */
export const checkServer = (seen: Seen): Check[] => [
  seen.mayCreate
    ? ok('rights', `${seen.user} may make tables in ${seen.schema ?? ''}`)
    : found(
        'fails',
        'rights',
        seen.schema === null
          ? `${seen.user} has no schema to make tables in`
          : `${seen.user} may not make tables in ${seen.schema}, as migrations and new issues need`,
        `As the database's owner: grant create, usage on schema ${seen.schema ?? 'public'} to ${seen.user};`,
      ),
  checkConnections(seen.connections),
];

function checkConnections({ used, most }: SeenDatabase['connections']): Check {
  const left = most - used;
  const what = `${used} of ${most} in use`;
  if (left >= ENOUGH) return ok('connections', what);
  return found(
    left < 5 ? 'fails' : 'warns',
    'connections',
    `${what}, ${count(left, 'connection')} left; a process of Galley takes up to 10, and more to listen`,
    'Raise max_connections of the server, or run fewer processes on it.',
  );
}
