import type { ApiContext } from './env.ts';
import { refuse } from './refuse.ts';
import { refusal } from '../check/refusal.ts';

/** Reads a body as a JSON object, or returns the answer that says what is wrong with it. */
export async function readJsonObject(
  c: ApiContext,
): Promise<Readonly<Record<string, unknown>> | Response> {
  let json: unknown;
  try {
    json = JSON.parse(await c.req.text());
  } catch {
    return refuse(c, refusal('validation_error', 'The request body is not valid JSON.', 400));
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return refuse(c, refusal('validation_error', 'Expected an object.'));
  }
  return { ...json };
}
