import type { Context } from 'hono';
import { PROOF_FIELD } from './proof-widget.ts';
import { STAMP_FIELD, TRAP_FIELD } from './sign-up-form.ts';

/** The content of a form that asks to subscribe. */
export type SignUpReading =
  | {
      readonly kind: 'ok';
      readonly email: string;
      readonly name: string;
      readonly newsletter: string | null;
      /** The field that people don't see was filled in. */
      readonly trapped: boolean;
      /** When our form was shown; null if it wasn't ours. */
      readonly stamp: string | null;
      readonly proof: string | null;
    }
  | { readonly kind: 'unreadable'; readonly expected: string };

/** Reads `email`, `name` and `newsletter` from a form, with the fields that people don't see. */
export async function readSignUp(c: Context): Promise<SignUpReading> {
  const fields = await c.req.parseBody().catch((): null => null);
  if (fields === null) return { kind: 'unreadable', expected: 'a form with "email"' };
  const field = (name: string): string | null => {
    const value = fields[name] ?? '';
    return typeof value === 'string' ? value : null;
  };
  const given = (name: string): string | null => {
    const value = field(name);
    return value === '' ? null : value;
  };
  const [email, name] = [field('email'), field('name')];
  if (email === null || name === null || field('newsletter') === null) {
    return { kind: 'unreadable', expected: 'text in "email", "name" and "newsletter"' };
  }
  return {
    kind: 'ok',
    email,
    name,
    newsletter: given('newsletter'),
    // Whatever is in the trap, even a file, nobody who sees the form has put it there.
    trapped: field(TRAP_FIELD) !== '',
    stamp: given(STAMP_FIELD),
    proof: given(PROOF_FIELD),
  };
}

/** True for a body that only a program sends. */
export const isJson = (c: Context): boolean =>
  /^application\/json\b/i.test(c.req.header('content-type') ?? '');
