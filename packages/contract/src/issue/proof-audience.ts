import { z } from 'zod';
import type { Shaped } from '../shape.ts';

const readers = z.int().meta({ description: 'Who gets it now, or got it' });
const paused = z.int().meta({ description: 'Who would get it, but for a pause' });

/** Who gets which version of an issue's mail, and who gets none. */
export const proofAudienceShape = z.strictObject({
  readers,
  leftOut: z
    .strictObject({
      'on-pause': z.int(),
      monthly: z.int(),
      'nothing-chosen': z.int(),
    })
    .meta({ description: 'How many readers get no mail by their own wish, by the reason' }),
  corrections: z
    .array(
      z.strictObject({
        id: z.string(),
        title: z.string().meta({ description: 'Of the corrected review' }),
        toEverybody: z.boolean().meta({
          description:
            'True if there would be too many versions to tell those apart who got the old text',
        }),
      }),
    )
    .meta({ description: 'The corrections of earlier issues that it carries' }),
  renditions: z.array(
    z.strictObject({
      key: z.string(),
      corrections: z.array(z.string()).meta({ description: 'The ids of its corrections' }),
      chosen: z.string().meta({ description: 'Whom it is for, in English' }),
      subject: z.string(),
      bytes: z.int().meta({ description: 'Of its HTML, as a reader gets it' }),
      readers,
      paused,
      reviews: z
        .array(z.strictObject({ id: z.string(), extent: z.enum(['full', 'summary', 'headline']) }))
        .meta({ description: 'In their order' }),
      choices: z
        .array(
          z.strictObject({
            floor: z.number().nullable().meta({ description: 'The fewest stars of five' }),
            topics: z.array(z.string()).nullable().meta({ description: 'Names; null for all' }),
            readers,
            paused,
            gives: z.enum(['own', 'larger', 'late']).meta({
              description:
                'Exactly what they have chosen, more than that because there would be too many versions, or more because they chose after it was compiled',
            }),
          }),
        )
        .meta({ description: 'What its readers have chosen, the most common first' }),
    }),
  ),
});
export type ProofAudience = Shaped<typeof proofAudienceShape>;
