import { z } from 'zod';
import type { Shaped } from '../shape.ts';
import { issueShape } from './issue.ts';

/** A page of a newsletter's issues, the latest first; `next` asks for the one after it. */
export const issuePageShape = z.strictObject({
  issues: z.array(issueShape),
  next: z.string().nullable(),
});
export type IssuePage = Shaped<typeof issuePageShape>;
