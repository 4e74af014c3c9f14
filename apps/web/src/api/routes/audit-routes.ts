import { actsShape } from '@galley/contract/editor';
import * as press from '@galley/press/audit';
import { z } from 'zod';
import { answer, route, type Route } from '../route.ts';
import type { ApiDeps } from './api-deps.ts';
import { AFTER, wholeNumber } from './fields.ts';

const text = z.string().max(300).optional();

/** The route of the audit log. */
export const auditRoutes = (deps: ApiDeps): readonly Route[] => [
  route({
    method: 'get',
    path: '/audit',
    step: 'see-audit',
    scope: 'audit',
    credential: 'both',
    summary: 'Read the audit log page by page, the latest first',
    query: z.strictObject({
      newsletter: text,
      step: text,
      actor: text.meta({ description: 'Such as `person 7`, `key`, `clock`' }),
      object: text.meta({ description: 'Such as `issue 3`, `review`' }),
      before: AFTER,
      limit: wholeNumber(1, 200).optional().meta({ description: 'How many; default 50' }),
    }),
    answers: { 200: actsShape },
    refuses: ['no-newsletter', 'invalid'],
    take: async ({ actor, query }) => {
      const listed = await press.listActs(deps, actor, query);
      return listed.kind === 'listed' ? answer(200, listed.page) : listed;
    },
  }),
];
