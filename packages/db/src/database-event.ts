/** Something about the database that belongs in a log. */
export interface DatabaseEvent {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly message: string;
  readonly error?: unknown;
}

/** Receives the database's events; must not throw. */
export type DatabaseLog = (event: DatabaseEvent) => void;
