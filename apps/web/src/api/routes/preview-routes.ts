import { previewReview } from '@galley/press/review';
import { showMail, type MailScheme } from '@galley/proof';
import { z } from 'zod';
import { answer, route, type Route } from '../route.ts';
import type { ApiDeps } from './api-deps.ts';
import { BY_ID } from './fields.ts';

const SCHEMES: readonly MailScheme[] = ['light', 'dark', 'forced-dark'];

/** Routes that show what readers will see. */
export const previewRoutes = (deps: ApiDeps): readonly Route[] => [
  route({
    method: 'get',
    path: '/reviews/{id}/mail',
    step: 'see-newsletter',
    scope: 'read',
    credential: 'both',
    summary: 'A review as its mail would show it',
    description:
      'Its newest text in full, in the look and the language of its newsletter, as a page for a frame. Nothing in it runs.',
    params: BY_ID,
    query: z.strictObject({
      scheme: z.enum(SCHEMES).optional().meta({
        description: 'The colours; `forced-dark` as Gmail darkens them. Default: light',
      }),
      version: z.string().max(40).optional().meta({
        description: 'Only gives each version an address of its own',
      }),
    }),
    answers: { 200: 'framed page' },
    refuses: ['no-review'],
    take: async ({ actor, params, query: { scheme = 'light' } }) => {
      const preview = await previewReview(deps, actor, params.id);
      return preview.kind === 'rendered' ? answer(200, showMail(preview.html, scheme)) : preview;
    },
  }),
];
