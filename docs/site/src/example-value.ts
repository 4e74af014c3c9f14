import { resolve, type Schema, type Schemas } from './describe-schema.ts';

/** What stands in examples, by the name of its field. */
const BY_NAME: Readonly<Record<string, unknown>> = {
  slug: 'my-digest',
  id: '1',
  number: '1',
  view: 'desktop',
  email: 'ana@example.org',
  to: 'ana@example.org',
  from: 'My Digest <news@example.org>',
  title: 'The Quiet Grid',
  outlet: 'The Harbor Review',
  url: 'https://example.org/an-article',
  month: '2026-10',
  consent: 'At the fair',
  because: 'She said so',
  note: 'A name was wrong.',
  version: 1,
  rule: 'reading-time',
  theme: 'null',
  slot: '2026-12-04',
  deliveries: '365d',
  hash: '5f2c'.repeat(16),
};

/** A value that the schema takes: the required fields, and one more if none is. */
export function exampleOf(schema: Schema, schemas: Schemas, name: string): unknown {
  const its = resolve(schema, schemas);
  const known = BY_NAME[name];
  if (known !== undefined && fits(known, its, schemas)) return known;
  if (its.const !== undefined) return its.const;
  if (its.enum !== undefined) return its.enum[0];
  const [choice] = its.anyOf ?? its.oneOf ?? [];
  if (choice !== undefined) return exampleOf(choice, schemas, name);
  switch (its.type) {
    case 'string':
      return exampleText(its);
    case 'integer':
    case 'number':
      return its.minimum !== undefined && its.minimum > 0 ? its.minimum : 1;
    case 'boolean':
      return true;
    case 'array':
      return its.minItems === 0 && its.items === undefined
        ? []
        : [exampleOf(its.items ?? {}, schemas, name.replace(/s$/, ''))];
    case 'null':
      return null;
    default:
      return exampleObject(its, schemas);
  }
}

function exampleObject({ properties = {}, required = [] }: Schema, schemas: Schemas): object {
  const names = Object.keys(properties);
  const [more] = names.filter((name) => !required.includes(name));
  const isBare = required.length === 0 || (required.length === 1 && required[0] === 'version');
  return Object.fromEntries(
    names
      .filter((name) => required.includes(name) || (isBare && name === more))
      .map((name) => [name, exampleOf(properties[name] ?? {}, schemas, name)]),
  );
}

function exampleText({ format, pattern, minLength = 1 }: Schema): string {
  if (format === 'date-time') return '2026-11-20T08:00:00Z';
  if (format === 'date') return '2026-11-20';
  if (pattern !== undefined && new RegExp(pattern, 'u').test('1')) return '1';
  return 'text'.padEnd(minLength, '0');
}

/** Whether a value is of the schema's kind. */
function fits(value: unknown, schema: Schema, schemas: Schemas): boolean {
  const its = resolve(schema, schemas);
  const choices = its.anyOf ?? its.oneOf;
  if (choices !== undefined) return choices.some((choice) => fits(value, choice, schemas));
  if (its.enum !== undefined) return its.enum.includes(value);
  if (its.type === 'integer') return typeof value === 'number';
  if (its.type !== 'string' || typeof value !== 'string') return false;
  return its.pattern === undefined || new RegExp(its.pattern, 'u').test(value);
}
