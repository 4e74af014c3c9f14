import { createHash } from 'node:crypto';
import type { ApiProblem } from '@galley/contract/answer';
import { limitBytes } from '@galley/runtime';
import { apiError } from './problem.ts';
import type { Body } from './route.ts';

/** The most bytes of a body of JSON: the longest review, and something around it. */
const MOST_JSON_BYTES = 1024 * 1024;
/** Room for some 500,000 subscribers; a longer list goes through the command line. */
const MOST_CSV_BYTES = 64 * 1024 * 1024;
const MOST_LEVELS = 64;
const NO_BYTES = new ReadableStream<Uint8Array>({ start: (controller) => controller.close() });

/** What a call holds, before anybody asks what it means. */
export type ReadBody =
  | { readonly kind: 'read'; readonly value: unknown; readonly hash: string }
  | { readonly kind: 'problem'; readonly problem: ApiProblem };

const problem = (of: ApiProblem): ReadBody => ({ kind: 'problem', problem: of });

/**
 * Reads a request's body as its route declares it. A body of CSV is handed on as it comes and has no
 * hash, so no step that is signed with a passkey takes one.
 */
export async function readBody(request: Request, declared: Body): Promise<ReadBody> {
  if (declared === 'none') return readNothing(request);
  const wanted = declared === 'csv' ? 'text/csv' : 'application/json';
  if (!isOfType(request.headers.get('content-type'), wanted)) {
    const found = request.headers.get('content-type');
    return problem(
      apiError(
        'wrong-type',
        `Found ${found === null ? 'no Content-Type' : 'another Content-Type'}, expected ${wanted} in UTF-8.`,
      ),
    );
  }
  if (declared === 'csv') {
    return { kind: 'read', value: limitBytes(request.body ?? NO_BYTES, MOST_CSV_BYTES), hash: '' };
  }
  const bytes = await collect(request, MOST_JSON_BYTES);
  return bytes === null ? problem(tooLarge(MOST_JSON_BYTES)) : readJson(bytes);
}

/** The problem of a body of CSV that turned out too long. */
export const csvTooLarge = (): ApiProblem => tooLarge(MOST_CSV_BYTES);

const tooLarge = (most: number): ApiProblem =>
  apiError('too-large', `The body is longer than ${most.toLocaleString('en')} bytes.`);

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function readNothing(request: Request): Promise<ReadBody> {
  const bytes = await collect(request, 0);
  return bytes === null
    ? problem(apiError('bad-input', 'Found a body, expected none.'))
    : { kind: 'read', value: null, hash: sha256(bytes) };
}

function readJson(bytes: Uint8Array): ReadBody {
  const bad = (detail: string): ReadBody => problem(apiError('bad-input', detail));
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (error) {
    return bad(
      error instanceof SyntaxError ? 'The body is not JSON.' : 'The body is not valid UTF-8.',
    );
  }
  const odd = findUnstorable(value);
  if (odd === null) return { kind: 'read', value, hash: sha256(bytes) };
  return problem(apiError('bad-input', 'The input is invalid.', [odd]));
}

/** A media type, whose only parameter may say that it is UTF-8. */
const isOfType = (header: string | null, wanted: string): boolean =>
  header !== null &&
  new RegExp(
    `^${wanted.replace('/', '\\/')}\\s*(?:;\\s*charset\\s*=\\s*"?utf-8"?\\s*)?$`,
    'i',
  ).test(header);

/** Reads the whole body; null as soon as it exceeds `most`. */
async function collect(request: Request, most: number): Promise<Uint8Array | null> {
  if (Number(request.headers.get('content-length') ?? 0) > most) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > most) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

/**
 * Finds what Postgres can't store or what would take the stack: U+0000, half of a pair of
 * surrogates, endless nesting.
 */
export function findUnstorable(value: unknown): { field: string; problem: string } | null {
  const waiting: { value: unknown; field: string; level: number }[] = [
    { value, field: 'body', level: 0 },
  ];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const { field, level } = at;
    const odd = typeof at.value === 'string' ? oddText(at.value) : null;
    if (odd !== null) return { field, problem: odd };
    if (typeof at.value !== 'object' || at.value === null) continue;
    if (level === MOST_LEVELS) {
      return { field, problem: `found more than ${MOST_LEVELS} levels, expected fewer` };
    }
    for (const [key, inner] of Object.entries(at.value)) {
      const name = oddText(key);
      if (name !== null) return { field, problem: name };
      const place = field === 'body' ? key : `${field}.${key}`;
      waiting.push({ value: inner, field: place, level: level + 1 });
    }
  }
  return null;
}

/** Says why a text can't be stored; null if it can. */
export function oddText(text: string): string | null {
  if (text.includes('\0')) return 'found U+0000, expected text';
  return text.isWellFormed()
    ? null
    : 'found half of a surrogate pair, expected well-formed Unicode';
}
