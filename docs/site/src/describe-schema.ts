/** As much of JSON Schema as the API's document uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly default?: unknown;
}

export type Schemas = Readonly<Record<string, Schema>>;

/** A field of a body or an answer; of an object in it, `review.title`. */
export interface Field {
  readonly name: string;
  readonly what: string;
  readonly required: boolean;
}

/** The schema that a reference means. */
export function resolve(schema: Schema, schemas: Schemas): Schema {
  const name = schema.$ref?.split('/').at(-1);
  return name === undefined ? schema : resolve(schemas[name] ?? {}, schemas);
}

/** The fields of an object, and of the objects directly in it. */
export function fieldsOf(schema: Schema, schemas: Schemas, depth = 1): readonly Field[] {
  const { properties = {}, required = [] } = resolve(schema, schemas);
  return Object.entries(properties).flatMap(([name, its]) => {
    const inner = resolve(its, schemas);
    const what = [describeType(its, schemas), its.description ?? inner.description ?? ''];
    const field = {
      name,
      what: what.filter((part) => part !== '').join('; '),
      required: required.includes(name),
    };
    const nested = depth === 0 ? [] : fieldsOf(inner, schemas, depth - 1);
    return [field, ...nested.map((one) => ({ ...one, name: `${name}.${one.name}` }))];
  });
}

/** What may stand in a place, in a few words. */
export function describeType(schema: Schema, schemas: Schemas): string {
  const its = resolve(schema, schemas);
  const choices = its.anyOf ?? its.oneOf;
  if (choices !== undefined) {
    return [...new Set(choices.map((choice) => describeType(choice, schemas)))].join(' or ');
  }
  if (its.const !== undefined) return `\`${JSON.stringify(its.const)}\``;
  if (its.enum !== undefined) return its.enum.map((value) => `\`${String(value)}\``).join(', ');
  switch (its.type) {
    case 'string':
      return describeText(its);
    case 'integer':
    case 'number':
      return describeNumber(its);
    case 'boolean':
      return 'true or false';
    case 'array':
      return `list of ${describeType(its.items ?? {}, schemas).replace(/^(?:text|object|(?:whole )?number)\b/, '$&s')}`;
    case 'null':
      return 'null';
    default:
      return 'object';
  }
}

function describeText({ format, maxLength }: Schema): string {
  if (format === 'date-time') return 'instant';
  if (format === 'date') return 'day';
  return maxLength === undefined ? 'text' : `text of at most ${maxLength} characters`;
}

function describeNumber({ type, minimum, maximum }: Schema): string {
  const kind = type === 'integer' ? 'whole number' : 'number';
  const most = maximum !== undefined && maximum < 2 ** 31 - 1 ? maximum : null;
  if (minimum !== undefined && most !== null) return `${kind} from ${minimum} to ${most}`;
  return kind;
}
