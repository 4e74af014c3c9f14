import { z } from 'zod';

/** An instant: ISO 8601 in UTC. */
export const instant = z.iso.datetime();

/** A calendar date, `YYYY-MM-DD`. */
export const day = z.iso.date();
