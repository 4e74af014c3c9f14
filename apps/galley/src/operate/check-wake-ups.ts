import { found, ok, type Check } from './check.ts';

/** Says whether what one process notifies is heard by another. */
export const checkWakeUps = (heard: boolean): Check =>
  heard
    ? ok('wake-ups', 'arrive')
    : found(
        'warns',
        'wake-ups',
        'do not arrive, so work is found by polling, seconds later, and pages show changes late',
        "Point DATABASE_URL at Postgres itself, or at the pooler's session mode.",
      );
