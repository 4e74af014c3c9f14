import { FIXED_DAYS } from '@galley/core/retention';

const HOUR_MS = 3_600_000;

/** Files and reports hold addresses: they go soon after the last thing that happened. */
export const KEPT_MS = FIXED_DAYS.importFiles * 24 * HOUR_MS;
/** A file of which no piece has come for so long won't come any more. */
export const ARRIVING_MS = HOUR_MS;
