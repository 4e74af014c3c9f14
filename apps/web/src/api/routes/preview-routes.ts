import type { RefusalOf } from '@galley/contract/refusals';
import { lookAtTheme } from '@galley/press/newsletter';
import { previewReview } from '@galley/press/review';
import { showMail, type MailScheme } from '@galley/proof';
import { z } from 'zod';
import { answer, route, type Route } from '../route.ts';
import type { ApiDeps } from './api-deps.ts';
import { BY_ID, IN_NEWSLETTER } from './fields.ts';

const SCHEMES: readonly MailScheme[] = ['light', 'dark', 'forced-dark'];

const SCHEME = z.enum(SCHEMES).optional().meta({
  description: 'The colours; `forced-dark` as Gmail darkens them. Default: light',
});

/** Far more than a theme needs; an address is no place for more. */
const LONGEST_THEME = 8192;

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
      scheme: SCHEME,
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
  route({
    method: 'get',
    path: '/newsletters/{slug}/look',
    step: 'set-newsletter',
    scope: 'settings',
    credential: 'both',
    summary: 'A mail of a newsletter in a theme that is not saved',
    description:
      'Its latest issue, or a sample review, as a page for a frame. A theme that could not be saved, because its text would be too faint for instance, is refused with the reasons.',
    params: IN_NEWSLETTER,
    query: z.strictObject({
      theme: z.string().max(LONGEST_THEME).meta({
        description: 'The theme as JSON, as `theme` of the settings; null: the default one',
      }),
      scheme: SCHEME,
    }),
    answers: { 200: 'framed page' },
    refuses: ['no-newsletter', 'invalid'],
    take: async ({ actor, params, query: { theme: json, scheme = 'light' } }) => {
      const theme = readJson(json);
      if (theme === undefined) return NO_JSON;
      const look = await lookAtTheme(deps, actor, { newsletter: params.slug, theme });
      return look.kind === 'rendered' ? answer(200, showMail(look.html, scheme)) : look;
    },
  }),
];

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const NO_JSON: RefusalOf<'invalid'> = {
  kind: 'invalid',
  problems: [{ field: 'theme', problem: 'found text that is not JSON, expected a theme as JSON' }],
};
