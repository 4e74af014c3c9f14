import { invalid, type Invalid } from './refusal.ts';

const MAX_TAGS = 75;
const TAG = /^[A-Za-z0-9_-]{1,256}$/;

/** Reads tags, which come as an array of name and value, into an object, as webhooks show them. */
export function checkTags(
  json: unknown,
): { readonly kind: 'valid'; readonly tags: Readonly<Record<string, string>> } | Invalid {
  if (json === undefined || json === null) return { kind: 'valid', tags: {} };
  if (!Array.isArray(json)) return invalid('Invalid `tags` field. Expected an array.');
  if (json.length > MAX_TAGS) return invalid(`An email takes at most ${MAX_TAGS} tags.`);
  const tags: Record<string, string> = Object.create(null);
  for (const tag of json as readonly unknown[]) {
    const { name, value } = { name: null, value: null, ...(typeof tag === 'object' ? tag : {}) };
    if (typeof name !== 'string' || typeof value !== 'string') {
      return invalid('Invalid `tags` field. Expected objects of `name` and `value`.');
    }
    if (!TAG.test(name) || !TAG.test(value)) {
      return invalid(
        'Tags should only contain ASCII letters, numbers, underscores, or dashes, at most 256.',
      );
    }
    tags[name] = value;
  }
  return { kind: 'valid', tags };
}
