import { retentionShape, tooOldShape } from '@galley/contract/operate';
import * as press from '@galley/press/operate';
import { z } from 'zod';
import { answer, route, type Route } from '../route.ts';
import type { ApiDeps } from './api-deps.ts';
import { VERSION } from './fields.ts';

const AGE = z.string().max(20).meta({ description: 'Whole days, such as `180d`' });

/** Routes of how long things are kept. */
export const retentionRoutes = (deps: ApiDeps): readonly Route[] => [
  route({
    method: 'get',
    path: '/retention',
    step: 'see-retention',
    scope: 'settings',
    credential: 'both',
    summary: 'Read how long things are kept, in all newsletters',
    answers: { 200: retentionShape },
    refuses: [],
    take: async ({ actor }) => {
      const seen = await press.seeRetention(deps, actor);
      return seen.kind === 'seen' ? answer(200, seen.retention) : seen;
    },
  }),
  route({
    method: 'get',
    path: '/retention/too-old',
    step: 'see-retention',
    scope: 'settings',
    credential: 'both',
    summary: 'Count what would be too old now if things were kept so long',
    query: z.strictObject({
      deliveries: AGE.optional().meta({ description: 'Such as `180d`, or `always`' }),
      events: AGE.optional(),
    }),
    answers: { 200: tooOldShape },
    refuses: ['invalid'],
    take: async ({ actor, query: { deliveries, events } }) => {
      const change = { deliveries: deliveries === 'always' ? null : deliveries, events };
      const foreseen = await press.foreseeRetention(deps, actor, change);
      return foreseen.kind === 'foreseen' ? answer(200, foreseen.tooOld) : foreseen;
    },
  }),
  route({
    method: 'patch',
    path: '/retention',
    step: 'set-retention',
    scope: 'settings',
    credential: 'both',
    summary: 'Change how long things are kept, in all newsletters',
    description: 'What is older is dropped within minutes, and can not be brought back.',
    versioned: true,
    body: z
      .strictObject({
        deliveries: AGE.nullable().meta({ description: 'Null: always' }),
        events: AGE,
        sessions: AGE,
      })
      .partial()
      .extend({ version: VERSION }),
    answers: { 200: retentionShape },
    refuses: ['invalid', 'conflict'],
    take: async ({ actor, body }) => {
      const set = await press.setRetention(deps, actor, body);
      return 'retention' in set ? answer(200, set.retention) : set;
    },
  }),
];
