import fc from 'fast-check';
import type { z } from 'zod';
import { describeHere } from './name-shapes.ts';

/** The parts of JSON Schema that our shapes come out as. */
interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
}

/** What programs send by mistake, and people on purpose. */
const ODD: readonly unknown[] = [
  null,
  true,
  -1,
  0.5,
  2 ** 31,
  2 ** 53,
  1e300,
  '',
  ' ',
  'a\0b',
  '\ud800',
  '\u202e',
  '9223372036854775808',
  "'; drop table review; --",
  '../../x',
  'x'.repeat(5000),
  [],
  {},
  [[[[]]]],
  { __proto__: null, constructor: 1 },
];

const odd: fc.Arbitrary<unknown> = fc.constantFrom(...ODD);

const TEXTS = fc.oneof(
  fc.string({ maxLength: 40, unit: 'binary' }),
  fc.constantFrom('2026-03-13', 'https://example.com/a', 'ada@digest.example', 'en', '5m', '1'),
);

/** Values of a shape, here and there with something odd in place of a part. */
export const oddly = (shape: z.ZodType): fc.Arbitrary<unknown> => oddlyBy(describeHere(shape), 0);

function oddlyBy(schema: Schema, depth: number): fc.Arbitrary<unknown> {
  const sound = soundly(schema, depth);
  return fc.oneof({ weight: 9, arbitrary: sound }, { weight: 1, arbitrary: odd });
}

function soundly(schema: Schema, depth: number): fc.Arbitrary<unknown> {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map((each) => oddlyBy(each, depth)));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'string':
      return TEXTS;
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.oneof(fc.integer({ min: 1, max: 12 }), fc.maxSafeInteger());
    case 'number':
      return fc.oneof(fc.integer({ min: 0, max: 10 }), fc.double());
    case 'array':
      return fc.array(oddlyBy(schema.items ?? {}, depth + 1), { maxLength: depth > 2 ? 1 : 3 });
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries(schema.properties ?? {}).map(([name, each]) => [
            name,
            oddlyBy(each, depth + 1),
          ]),
        ),
        { requiredKeys: [...(schema.required ?? [])] },
      );
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: 3 });
  }
}
