import { todayShape } from '@galley/contract/editor';
import * as press from '@galley/press/newsletter';
import { answer, route, type Route } from '../route.ts';
import type { ApiDeps } from './api-deps.ts';

/** The route that lists what waits for a person. */
export const todayRoutes = (deps: ApiDeps): readonly Route[] => [
  route({
    method: 'get',
    path: '/today',
    step: 'see-newsletter',
    scope: 'read',
    credential: 'both',
    summary: 'Read what waits for you before the next cut-off, newsletter by newsletter',
    description: 'Only what you may do yourself, the most urgent first.',
    answers: { 200: todayShape },
    refuses: [],
    take: async ({ actor }) => answer(200, await press.today(deps, actor)),
  }),
];
