import { z } from 'zod';
import { REFUSALS, type RefusalCode } from '../refusals/index.ts';
import type { Shaped } from '../shape.ts';

const REFUSAL_CODES = Object.keys(REFUSALS) as RefusalCode[];

/** Codes of the command line's errors that are not refusals of a step. */
const OTHER_CODES = ['usage', 'bad-input', 'failed', 'crashed'] as const;

const error = z.strictObject({
  code: z.enum([...REFUSAL_CODES, ...OTHER_CODES]).meta({
    description:
      "A refusal's code; or usage: an unknown command or option; bad-input: a file or setting that can't be read; failed: anything else expected; crashed: a bug or broken infrastructure",
  }),
  message: z.string(),
  details: z
    .array(z.string())
    .meta({ description: 'The problems one by one, if there are several' }),
  command: z.string().nullable().meta({ description: 'What to do next' }),
  facts: z
    .record(z.string(), z.unknown())
    .meta({ description: "The refusal's facts, by its code" }),
});

/** What `--json` prints instead of a result. */
export const answeredErrorShape = z.strictObject({ error });
export type AnsweredError = Shaped<typeof answeredErrorShape>;
