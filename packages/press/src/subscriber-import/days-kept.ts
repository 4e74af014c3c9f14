import { FIXED_DAYS } from '@galley/core/retention';

const HOUR_MS = 3_600_000;

/** Files and reports hold addresses: they go soon after the last thing that happened. */
export const KEPT_MS = FIXED_DAYS.importFiles * 24 * HOUR_MS;
/** If no piece of a file has come for so long, the rest won't come. */
export const ARRIVING_MS = HOUR_MS;
