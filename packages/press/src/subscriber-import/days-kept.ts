const HOUR_MS = 3_600_000;

/** Files and reports hold addresses: they go a day after the last thing that happened. */
export const KEPT_MS = 24 * HOUR_MS;
/** A file of which no piece has come for so long won't come any more. */
export const ARRIVING_MS = HOUR_MS;
