import { reviewSchema } from '@galley/core/review/formats';
import { z } from 'zod';
import * as answer from './answer/index.ts';
import * as collect from './collect/index.ts';
import * as editor from './editor/index.ts';
import * as issue from './issue/index.ts';
import * as newsletter from './newsletter/index.ts';
import * as operate from './operate/index.ts';
import { OUTPUTS } from './outputs.ts';
import { REFUSALS } from './refusals/index.ts';
import * as review from './review/index.ts';
import * as subscriber from './subscriber/index.ts';
import * as webhook from './webhook/index.ts';

/**
 * Describes the whole contract as JSON: every shape and command's output as JSON Schema, and every
 * refusal with its exit code and HTTP status. `contract.json` holds it, so that diffs show changes.
 */
export function describeContract(): object {
  const named = z.registry<{ id: string }>();
  named.add(reviewSchema, { id: 'review' });
  const shapes = {
    ...answer,
    ...collect,
    ...editor,
    ...issue,
    ...newsletter,
    ...operate,
    ...review,
    ...subscriber,
    ...webhook,
  };
  for (const [name, shape] of Object.entries(shapes)) {
    named.add(shape, { id: name.replace(/Shape$/, '') });
  }
  const commands: Record<string, string> = {};
  for (const [command, shape] of Object.entries(OUTPUTS)) {
    if (!named.has(shape)) named.add(shape, { id: command });
    commands[command] = named.get(shape)?.id ?? '';
  }
  const { schemas } = z.toJSONSchema(named, { uri: (id) => id });
  const refusals = Object.entries(REFUSALS).map(([code, { exit, status }]) => [
    code,
    { exit, status },
  ]);
  return { commands, refusals: Object.fromEntries(refusals), shapes: schemas };
}
