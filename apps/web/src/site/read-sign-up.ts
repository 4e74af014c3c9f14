import type { Context } from 'hono';
import { TRAP_FIELD } from './sign-up-form.ts';

/** The content of a request to subscribe, sent as JSON or by a form. */
export type SignUpReading =
  | {
      readonly kind: 'ok';
      readonly email: string;
      readonly name: string;
      readonly newsletter: string | null;
      /** The field that people don't see was filled in. */
      readonly trapped: boolean;
    }
  | { readonly kind: 'unreadable'; readonly expected: string };

/** Reads `{email, name?, newsletter?}` from JSON or a form. */
export async function readSignUp(c: Context): Promise<SignUpReading> {
  const fields = isJson(c) ? await readJson(c) : await readForm(c);
  if (fields === null) {
    return { kind: 'unreadable', expected: 'a form or a JSON object with "email"' };
  }
  const field = (name: string): string | null => {
    const value = fields[name] ?? '';
    return typeof value === 'string' ? value : null;
  };
  const [email, name, newsletter] = [field('email'), field('name'), field('newsletter')];
  if (email === null || name === null || newsletter === null) {
    return { kind: 'unreadable', expected: 'text in "email", "name" and "newsletter"' };
  }
  const trapped = (field(TRAP_FIELD) ?? '') !== '';
  return { kind: 'ok', email, name, newsletter: newsletter === '' ? null : newsletter, trapped };
}

/** True when the request was sent as JSON, so the response is JSON too. */
export const isJson = (c: Context): boolean =>
  /^application\/json\b/i.test(c.req.header('content-type') ?? '');

async function readJson(c: Context): Promise<Readonly<Record<string, unknown>> | null> {
  try {
    const value: unknown = await c.req.json();
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}

async function readForm(c: Context): Promise<Readonly<Record<string, unknown>> | null> {
  try {
    return await c.req.parseBody();
  } catch {
    return null;
  }
}
