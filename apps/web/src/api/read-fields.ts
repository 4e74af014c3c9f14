import type { ApiProblem } from '@galley/contract/answer';
import type { FieldProblem } from '@galley/contract/refusals';
import { describeValue, nameType } from '@galley/core/input';
import type { z } from 'zod';
import { apiError } from './problem.ts';
import { oddText } from './read-body.ts';

const MOST_PROBLEMS = 20;

/** Fields as their shape reads them, or what is wrong with each. */
export type ReadFields =
  | { readonly kind: 'read'; readonly value: unknown }
  | { readonly kind: 'problem'; readonly problem: ApiProblem };

/** Reads a value of JSON by its shape. */
export async function readFields(shape: z.ZodType, value: unknown): Promise<ReadFields> {
  const read = await shape.safeParseAsync(value, { reportInput: true });
  if (read.success) return { kind: 'read', value: read.data };
  const problems = read.error.issues.slice(0, MOST_PROBLEMS).map(describeIssue);
  return refused(problems);
}

/** Reads the fields of a query, each of which may be given once. */
export async function readQuery(
  shape: z.ZodType | null,
  params: URLSearchParams,
): Promise<ReadFields> {
  const names = [...params.keys()];
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) {
    return refused([{ field: twice, problem: 'found it twice, expected it once' }]);
  }
  const [first] = names;
  if (shape === null) {
    return first === undefined
      ? { kind: 'read', value: {} }
      : refused([{ field: first, problem: 'found an unknown parameter, expected none' }]);
  }
  return readTexts(shape, Object.fromEntries(params));
}

/** Reads fields that come as text, in a path or a query. */
export async function readTexts(
  shape: z.ZodType,
  texts: Readonly<Record<string, string>>,
): Promise<ReadFields> {
  for (const [field, text] of Object.entries(texts)) {
    const odd = oddText(field) ?? oddText(text);
    if (odd !== null) return refused([{ field, problem: odd }]);
  }
  return readFields(shape, texts);
}

const refused = (problems: readonly FieldProblem[]): ReadFields => ({
  kind: 'problem',
  problem: apiError('bad-input', 'The input is invalid.', problems),
});

function describeIssue(issue: z.core.$ZodIssue): FieldProblem {
  const field = issue.path.length === 0 ? 'body' : issue.path.map(String).join('.');
  switch (issue.code) {
    case 'unrecognized_keys':
      return {
        field: [...issue.path.map(String), issue.keys[0] ?? ''].join('.'),
        problem: 'found an unknown field, expected none of that name',
      };
    case 'invalid_type':
      return say(field, issue.input, nameType(issue.expected));
    case 'invalid_value':
      return say(field, issue.input, `one of: ${issue.values.map(String).join(', ')}`);
    case 'custom': {
      const { found } = (issue.params ?? {}) as { found?: unknown };
      return typeof found === 'string'
        ? { field, problem: `found ${found}, expected ${issue.message}` }
        : say(field, issue.input, issue.message);
    }
    case 'too_small':
      return say(field, issue.input, `at least ${String(issue.minimum)}`);
    case 'too_big':
      return say(field, issue.input, `at most ${String(issue.maximum)}`);
    default:
      return say(field, issue.input, issue.message);
  }
}

const say = (field: string, found: unknown, expected: string): FieldProblem => ({
  field,
  problem: `found ${describeValue(found)}, expected ${expected}`,
});
