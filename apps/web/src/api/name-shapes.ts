import { reviewSchema } from '@galley/core/review/formats';
import * as contract from '@galley/contract';
import { z } from 'zod';
import { operationId } from './operation-id.ts';
import type { Route } from './route.ts';

type Schemas = Readonly<Record<string, object>>;
type Io = 'input' | 'output';

/** How the document refers to a shape. */
export const refTo = (id: string): { readonly $ref: string } => ({
  $ref: `#/components/schemas/${id}`,
});

/** Shapes under names, as JSON Schema 2020-12, which is what OpenAPI 3.1 takes. */
export interface NamedShapes {
  readonly schemas: Schemas;
  readonly refOf: (shape: z.ZodType) => object;
}

/**
 * Names what routes answer: a shape of the contract by its name there, as in `contract.json`; any
 * other one by its route.
 */
export function nameAnswers(routes: readonly Route[]): NamedShapes {
  const names = z.registry<{ id: string }>();
  names.add(reviewSchema, { id: 'review' });
  const used = routes.flatMap(({ answers }) => Object.values(answers));
  for (const [name, shape] of Object.entries(contract)) {
    if (name.endsWith('Shape')) names.add(shape as z.ZodType, { id: name.replace(/Shape$/, '') });
  }
  for (const route of routes) {
    for (const [status, shape] of Object.entries(route.answers)) {
      if (typeof shape === 'string' || names.has(shape)) continue;
      names.add(shape, { id: `${operationId(route)}Answer${status}` });
    }
  }
  const schemas = describe(names, 'output');
  return { schemas: onlyUsed(schemas, used, names), refOf: (shape) => refFor(names, shape) };
}

/** Names what routes read, by route. */
export function nameBodies(routes: readonly Route[]): NamedShapes {
  const names = z.registry<{ id: string }>();
  names.add(reviewSchema, { id: 'newReview' });
  for (const route of routes) {
    if (typeof route.body === 'string' || names.has(route.body)) continue;
    names.add(route.body, { id: `${operationId(route)}Body` });
  }
  return { schemas: describe(names, 'input'), refOf: (shape) => refFor(names, shape) };
}

/** A shape of a parameter, in place. */
export const describeHere = (shape: z.ZodType): object =>
  withoutFrame(z.toJSONSchema(shape, { io: 'input' }));

type Names = ReturnType<typeof z.registry<{ id: string }>>;

const refFor = (names: Names, shape: z.ZodType): object => refTo(names.get(shape)?.id ?? '');

function describe(names: Names, io: Io): Schemas {
  const { schemas } = z.toJSONSchema(names, { uri: (id) => refTo(id).$ref, io });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, schema]) => [id, withoutFrame(schema)]),
  );
}

/** Each schema stands in a document that already says its dialect and where it is. */
function withoutFrame(framed: z.core.JSONSchema.BaseSchema): object {
  const { $schema: _, $id: __, ...schema } = framed;
  return schema;
}

/** Leaves out what no route answers. */
function onlyUsed(schemas: Schemas, used: readonly unknown[], names: Names): Schemas {
  const kept = new Map<string, object>();
  const keep = (id: string): void => {
    const schema = schemas[id];
    if (schema === undefined || kept.has(id)) return;
    kept.set(id, schema);
    const refs = JSON.stringify(schema).matchAll(/"#\/components\/schemas\/([^"]+)"/g);
    for (const [, other = ''] of refs) keep(other);
  };
  keep('apiProblem');
  for (const shape of used) {
    if (typeof shape === 'object') keep(names.get(shape as z.ZodType)?.id ?? '');
  }
  return Object.fromEntries([...kept].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
