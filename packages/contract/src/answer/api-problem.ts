import { z } from 'zod';
import { API_ERRORS, REFUSALS, type ApiErrorCode, type RefusalCode } from '../refusals/index.ts';
import type { Shaped } from '../shape.ts';

const REFUSAL_CODES = Object.keys(REFUSALS) as RefusalCode[];
const ERROR_CODES = Object.keys(API_ERRORS) as ApiErrorCode[];

/** What the API answers instead of a result, as `application/problem+json` (RFC 9457). */
export const apiProblemShape = z.strictObject({
  type: z.literal('about:blank'),
  title: z.string().meta({ description: "The status's own words" }),
  status: z.int(),
  code: z.enum([...REFUSAL_CODES, ...ERROR_CODES]).meta({
    description: "A refusal's code, or one of the API's own",
  }),
  detail: z.string(),
  problems: z
    .array(z.strictObject({ field: z.string(), problem: z.string() }))
    .meta({ description: 'What is wrong with which field, one by one' }),
  command: z.string().nullable().meta({ description: 'The command to run next, on the terminal' }),
  facts: z
    .record(z.string(), z.unknown())
    .meta({ description: "The refusal's facts, by its code" }),
});
export type ApiProblem = Shaped<typeof apiProblemShape>;
