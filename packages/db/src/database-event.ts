/** Something about the database or the queue that belongs in a log. */
export interface DatabaseEvent {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly message: string;
  readonly error?: unknown;
}

/** Receives what the database and the queue have to say; must not throw. */
export type DatabaseLog = (event: DatabaseEvent) => void;
