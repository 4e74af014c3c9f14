import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

type Schema = Readonly<Record<string, unknown>>;

interface Operation {
  readonly parameters?: readonly { readonly $ref?: string; readonly name?: string }[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}
type Content = Readonly<Record<string, { readonly schema: Schema }>>;
type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

/**
 * Where the official SDK's types (6.38) differ from the document of August 2026: what is null if
 * absent, what the document forgot, and what it answers with another schema.
 */
const NULLABLE = { Email: ['cc', 'bcc', 'reply_to', 'html', 'text'] };
const FORGOTTEN: Readonly<Record<string, Schema>> = {
  Email: {
    scheduled_at: { type: ['string', 'null'] },
    tags: {
      type: 'array',
      items: {
        type: 'object',
        required: ['name', 'value'],
        properties: { name: { type: 'string' }, value: { type: 'string' } },
      },
    },
  },
  CreateBatchEmailsResponse: {
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['index', 'message'],
        properties: { index: { type: 'integer' }, message: { type: 'string' } },
      },
    },
  },
  ListSuppressionsResponseSuccess: {
    data: { type: 'array', items: { $ref: '#/components/schemas/GetSuppressionResponseSuccess' } },
  },
  OutboundEmailEventData: { message_id: { type: 'string' } },
};
/** The document's answer to this echoes the input, and its input is empty. */
const ANSWERED_BY: Readonly<Record<string, string>> = { 'PATCH /emails/{email_id}': 'Email' };
const TAKEN_BY: Readonly<Record<string, string>> = {
  'PATCH /emails/{email_id}': 'UpdateEmailOptions',
};

export interface OpenApiDocument {
  readonly has: (route: string) => boolean;
  /** An answer's faults; empty if there are none. */
  readonly checkAnswer: (route: string, status: number, answer: unknown) => readonly string[];
  readonly checkRequest: (
    route: string,
    query: URLSearchParams,
    json: unknown,
  ) => readonly string[];
  readonly checkWebhook: (type: string, payload: unknown) => readonly string[];
}

/** Reads Resend's OpenAPI document strictly: what it does not name is wrong. */
export function readOpenApiDocument(path: string): OpenApiDocument {
  const document = JSON.parse(readFileSync(path, 'utf8')) as {
    readonly paths: Paths;
    readonly webhooks: Readonly<Record<string, { readonly post: Operation }>>;
    readonly components: {
      readonly schemas: Readonly<Record<string, Schema>>;
      readonly parameters: Readonly<Record<string, { readonly name: string }>>;
    };
  };
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  ajv.addFormat('uuid', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/);
  ajv.addFormat('binary', true);

  /** A schema without references, in which objects allow only named properties. */
  const strict = (schema: Schema): Schema => {
    if (typeof schema.$ref === 'string') {
      const name = schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1);
      return strict(amend(name, document.components.schemas[name] ?? {}));
    }
    if (Array.isArray(schema.allOf)) {
      const parts = (schema.allOf as Schema[]).map(strict);
      const merge = (key: string) =>
        Object.assign({}, ...parts.map((part) => part[key] ?? {})) as object;
      return {
        type: 'object',
        properties: merge('properties'),
        required: parts.flatMap((part) => (part.required as string[] | undefined) ?? []),
        additionalProperties: false,
      };
    }
    const { properties, items, oneOf } = schema;
    return {
      ...schema,
      ...(properties !== undefined && {
        properties: Object.fromEntries(
          Object.entries(properties as Record<string, Schema>).map(([name, one]) => [
            name,
            strict(one),
          ]),
        ),
        additionalProperties: schema.additionalProperties ?? false,
      }),
      ...(items !== undefined && { items: strict(items as Schema) }),
      ...(Array.isArray(oneOf) && { oneOf: (oneOf as Schema[]).map(strict) }),
    };
  };
  const validators = new Map<Schema, ValidateFunction>();
  const check = (schema: Schema | undefined, value: unknown): readonly string[] => {
    if (schema === undefined) return ['the document has no schema for it'];
    const validate = validators.get(schema) ?? ajv.compile(strict(schema));
    validators.set(schema, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) =>
        `${instancePath} ${message ?? ''} ${JSON.stringify(params)}`,
    );
  };
  const named = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
  const operation = (route: string): Operation | undefined => {
    const [method = '', path = ''] = route.split(' ');
    return document.paths[path]?.[method.toLowerCase()];
  };

  return {
    has: (route) => operation(route) !== undefined,
    checkAnswer: (route, status, answer) => {
      const own = operation(route)?.responses[String(status)]?.content?.['application/json'];
      const other = own === undefined ? undefined : ANSWERED_BY[route];
      return check(other === undefined ? own?.schema : named(other), answer);
    },
    checkRequest: (route, query, json) => {
      const { parameters = [], requestBody } = operation(route) ?? {};
      const names = parameters.map(
        ({ $ref, name }) =>
          name ?? document.components.parameters[$ref?.split('/').at(-1) ?? '']?.name,
      );
      return [
        ...[...query.keys()]
          .filter((name) => !names.includes(name))
          .map((name) => `the parameter ${name} is not in the document`),
        ...(json === undefined
          ? []
          : check(
              TAKEN_BY[route] === undefined
                ? requestBody?.content['application/json']?.schema
                : named(TAKEN_BY[route]),
              json,
            )),
      ];
    },
    checkWebhook: (type, payload) =>
      check(
        document.webhooks[type]?.post.requestBody?.content['application/json']?.schema,
        payload,
      ),
  };
}

function amend(name: string, schema: Schema): Schema {
  const properties = { ...(schema.properties as Record<string, Schema> | undefined) };
  for (const nullable of name === 'Email' ? NULLABLE.Email : []) {
    properties[nullable] = { ...properties[nullable], nullable: true };
  }
  const forgotten = FORGOTTEN[name];
  return forgotten === undefined
    ? schema
    : { ...schema, properties: { ...properties, ...forgotten } };
}
