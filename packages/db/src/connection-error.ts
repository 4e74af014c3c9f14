import { DatabaseError } from './database-error.ts';

/** The parts of a connection that may be shown: everything but its password. */
export interface ConnectionName {
  readonly host: string;
  readonly port: number;
  readonly user?: string | undefined;
  readonly database?: string | undefined;
}

/** Explains to a person why a connection failed by DATABASE_URL, or by another setting. */
export function describeConnectionError(
  cause: unknown,
  name: ConnectionName,
  setting = 'DATABASE_URL',
): DatabaseError {
  const place = `${name.host}:${name.port}`;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const unreachable = (what: string) =>
    new DatabaseError('unreachable', `${what} — is ${setting} right?`, { cause });
  const refused = (what: string) =>
    new DatabaseError('refused', `${what} — is ${setting} right?`, { cause });

  switch (code) {
    case 'ECONNREFUSED':
      return unreachable(`connection refused at ${place}`);
    case 'ENOENT':
      return unreachable(`no Postgres socket for port ${name.port} in ${name.host}`);
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return unreachable(`the host ${name.host} was not found`);
    case '28P01':
    case '28000':
      return refused(`Postgres at ${place} refused the user "${name.user}" or its password`);
    case '3D000':
      return refused(`Postgres at ${place} has no database "${name.database}"`);
    default: {
      const reason = cause instanceof Error ? cause.message : String(cause);
      return unreachable(`no connection to Postgres at ${place}: ${reason}`);
    }
  }
}
