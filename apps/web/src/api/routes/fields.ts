import { readIssueName } from '@galley/core/issue/name';
import { z } from 'zod';

/** An id, as the contract shows it. */
export const ID = z
  .string()
  .regex(/^[1-9]\d{0,17}$/, 'an id')
  .meta({ description: 'An id', pattern: '^[1-9]\\d{0,17}$' });

export const SLUG = z.string().min(1).max(200).meta({ description: "A newsletter's slug" });

const LARGEST_NUMBER = 2_147_483_647;

/** A whole number in a path or a query, which come as text. */
export const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .superRefine((text, context) => {
      const isNumber = /^\d{1,10}$/.test(text) && Number(text) >= least && Number(text) <= most;
      if (isNumber) return;
      context.addIssue({ code: 'custom', message: `a whole number from ${least} to ${most}` });
    })
    .transform(Number)
    .meta({ type: 'integer', minimum: least, maximum: most });

/** Yes or no in a query. */
export const yesOrNo = z
  .enum(['true', 'false'])
  .transform((text) => text === 'true')
  .meta({ type: 'boolean' });

const NUMBER = z
  .string()
  .transform((text, context) => {
    const number = readIssueName(text);
    if (number !== null) return number;
    context.addIssue({ code: 'custom', message: "an issue's number, or correction-1" });
    return z.NEVER;
  })
  .meta({
    type: 'string',
    pattern: '^(correction-)?[1-9]\\d{0,9}$',
    description: "An issue's number; an urgent correction's name, such as correction-1",
  });

export const IN_NEWSLETTER = z.strictObject({ slug: SLUG });
export const AN_ISSUE = z.strictObject({ slug: SLUG, number: NUMBER });
export const BY_ID = z.strictObject({ id: ID });

/** The body of a call that says all by its path. */
export const NOTHING = z.strictObject({});

/** An address in a body; in a path, others would log it. */
export const EMAIL = z.string().max(400).meta({ description: 'An e-mail address' });

export const AFTER = ID.optional().meta({ description: '`next` of the page before' });
export const LIMIT = wholeNumber(1, 100).optional().meta({ description: 'How many; default 50' });
export const PAGE = 50;

/** The version that a change was made from. */
export const VERSION = z
  .int()
  .min(1)
  .max(LARGEST_NUMBER)
  .meta({ description: 'The version that the change was made from' });

export const AGAIN = z
  .boolean()
  .optional()
  .meta({ description: 'Take it even if there is a review of the same article' });
export const HELD = z
  .boolean()
  .optional()
  .meta({ description: 'Hold it: no issue takes it until it is released' });
export const VOID_APPROVAL = z
  .boolean()
  .optional()
  .meta({ description: "Do it even if it voids the issue's approval" });
