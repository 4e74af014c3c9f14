import type { Handler } from 'hono';
import type { ApiEnv } from './env.ts';
import { isUuid } from './get-emails.ts';
import { readPage } from './page.ts';
import { refuseAs } from './refuse.ts';

/** `GET /emails/receiving`: always empty, because the sandbox has no address of its own. */
export const listReceived: Handler<ApiEnv> = (c) => {
  const page = readPage<never>(c, 'email', () => null);
  return page instanceof Response ? page : page.answer([], () => ({}));
};

/** `GET /emails/receiving/:id` and its attachments: always 404. */
export const getReceived: Handler<ApiEnv> = (c) => {
  const id = c.req.param('id') ?? '';
  if (!isUuid(id)) return refuseAs(c, 'validation_error', 'The `id` must be a valid UUID.');
  return refuseAs(c, 'not_found', 'Email not found');
};
