import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { refusal, type ErrorName, type Refusal } from '../check/refusal.ts';
import type { ApiContext } from './env.ts';

/** Answers with an error in Resend's form. */
export const refuse = (c: ApiContext, error: Refusal): Response =>
  c.json(error, error.statusCode as ContentfulStatusCode);

export const refuseAs = (c: ApiContext, name: ErrorName, message: string): Response =>
  refuse(c, refusal(name, message));
