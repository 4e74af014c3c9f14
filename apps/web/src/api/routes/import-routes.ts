import { subscriberImportShape } from '@galley/contract/subscriber';
import { COLUMN_CHOICES } from '@galley/core/subscription';
import * as press from '@galley/press/subscriber-import';
import { z } from 'zod';
import { answer, route, type Route } from '../route.ts';
import type { ApiDeps } from './api-deps.ts';
import { ID, IN_NEWSLETTER, NOTHING, SLUG, VERSION, yesOrNo } from './fields.ts';

const AN_IMPORT = z.strictObject({ slug: SLUG, id: ID });

const CONSENT = z
  .string()
  .meta({ description: 'How these people agreed, and in which words; kept as evidence' });

/** Node reads a head of 16 KiB at most, and a letter takes up to nine bytes of a query. */
const IN_QUERY = 1000;
const MOST_COLUMNS = 1000;

/** Routes that see and receive import files. */
const files = (deps: ApiDeps): readonly Route[] => [
  route({
    method: 'get',
    path: '/newsletters/{slug}/imports',
    step: 'see-imports',
    scope: 'subscribers',
    credential: 'both',
    summary: "List a newsletter's imports that are still kept, the latest first",
    params: IN_NEWSLETTER,
    answers: { 200: z.array(subscriberImportShape) },
    refuses: ['no-newsletter'],
    take: async ({ actor, params }) => {
      const listed = await press.listImports(deps, actor, { newsletter: params.slug });
      return listed.kind === 'listed' ? answer(200, listed.imports) : listed;
    },
  }),
  route({
    method: 'post',
    path: '/newsletters/{slug}/imports',
    step: 'receive-import',
    scope: 'subscribers',
    credential: 'both',
    summary: 'Hand in a CSV file of subscribers, which is then checked',
    description: 'It is kept for a day. Nothing is imported until somebody starts it.',
    params: IN_NEWSLETTER,
    query: z.strictObject({
      consent: CONSENT.max(IN_QUERY),
      file: z.string().min(1).max(200).optional().meta({ description: "The file's name" }),
      allConfirmed: yesOrNo.optional(),
    }),
    body: 'csv',
    answers: { 201: subscriberImportShape },
    refuses: ['no-newsletter', 'too-many-imports', 'invalid'],
    take: async ({ actor, params, query, body: content }) => {
      const { consent, file = 'subscribers.csv', allConfirmed = false } = query;
      const input = { newsletter: params.slug, file, content, consent, allConfirmed };
      const received = await press.receiveImport(deps, actor, input);
      return received.kind === 'received' ? answer(201, received.import) : received;
    },
  }),
  route({
    method: 'get',
    path: '/newsletters/{slug}/imports/{id}',
    step: 'see-imports',
    scope: 'subscribers',
    credential: 'both',
    summary: 'Read an import: how its columns are read, what it would do, how far it has come',
    params: AN_IMPORT,
    answers: { 200: subscriberImportShape },
    refuses: ['no-newsletter', 'no-import'],
    take: async ({ actor, params: { slug, id } }) => {
      const shown = await press.showImport(deps, actor, { newsletter: slug, id });
      return shown.kind === 'found' ? answer(200, shown.import) : shown;
    },
  }),
  route({
    method: 'get',
    path: '/newsletters/{slug}/imports/{id}/refused',
    step: 'see-imports',
    scope: 'subscribers',
    credential: 'both',
    summary: 'Read the rows that an import leaves out as CSV, by line and reason',
    params: AN_IMPORT,
    answers: { 200: 'csv' },
    refuses: ['no-newsletter', 'no-import'],
    take: async ({ actor, params: { slug, id } }) => {
      const read = await press.readRefusedRows(deps, actor, { newsletter: slug, id });
      return read.kind === 'read' ? answer(200, read.csv) : read;
    },
  }),
];

/** Routes that change and run one import. */
const runs = (deps: ApiDeps): readonly Route[] => [
  route({
    method: 'patch',
    path: '/newsletters/{slug}/imports/{id}',
    step: 'set-import',
    scope: 'subscribers',
    credential: 'both',
    summary: 'Say something else about a file, which is then checked again',
    versioned: true,
    params: AN_IMPORT,
    body: z.strictObject({
      version: VERSION,
      columns: z
        .array(
          z.strictObject({
            column: z
              .string()
              .min(1)
              .max(1000)
              .meta({ description: 'Its name, or `#3` for the third' }),
            as: z.enum(COLUMN_CHOICES),
          }),
        )
        .max(MOST_COLUMNS)
        .optional()
        .meta({ description: 'What columns hold, in place of all that was said before' }),
      allConfirmed: z.boolean().optional().meta({
        description: 'Everybody in it receives the newsletter now, unless the file says otherwise',
      }),
      consent: CONSENT.max(5000).optional(),
    }),
    answers: { 200: subscriberImportShape },
    refuses: ['no-newsletter', 'no-import', 'import-state', 'import-changed', 'invalid'],
    take: async ({ actor, params: { slug, id }, body: { columns: chosen, ...body } }) => {
      const set = await press.setImport(deps, actor, { newsletter: slug, id, chosen, ...body });
      return set.kind === 'set' ? answer(200, set.import) : set;
    },
  }),
  route({
    method: 'post',
    path: '/newsletters/{slug}/imports/{id}/start',
    step: 'import-subscribers',
    scope: 'subscribers',
    credential: 'both',
    summary: 'Import a checked file, or go on with an import that was stopped',
    versioned: true,
    params: AN_IMPORT,
    body: z.strictObject({
      version: VERSION,
      skipBad: z
        .boolean()
        .optional()
        .meta({ description: 'Leaves out the rows that the check refused' }),
    }),
    answers: { 200: subscriberImportShape },
    refuses: ['no-newsletter', 'no-import', 'import-state', 'import-changed', 'bad-rows'],
    take: async ({ actor, params: { slug, id }, body: { version, skipBad = false } }) => {
      const input = { newsletter: slug, id, version, skipBad };
      const started = await press.startImport(deps, actor, input);
      return started.kind === 'started' ? answer(200, started.import) : started;
    },
  }),
  route({
    method: 'post',
    path: '/newsletters/{slug}/imports/{id}/stop',
    step: 'stop-import',
    scope: 'subscribers',
    credential: 'both',
    summary: 'Stop an import; what is stored stays',
    params: AN_IMPORT,
    body: NOTHING,
    answers: { 200: subscriberImportShape },
    refuses: ['no-newsletter', 'no-import', 'import-state'],
    take: async ({ actor, params: { slug, id } }) => {
      const stopped = await press.stopImport(deps, actor, { newsletter: slug, id });
      return stopped.kind === 'stopped' ? answer(200, stopped.import) : stopped;
    },
  }),
  route({
    method: 'delete',
    path: '/newsletters/{slug}/imports/{id}',
    step: 'discard-import',
    scope: 'subscribers',
    credential: 'both',
    summary: 'Remove an import file and what is known of it',
    params: AN_IMPORT,
    body: 'none',
    answers: { 204: 'nothing' },
    refuses: ['no-newsletter', 'no-import', 'import-state'],
    take: async ({ actor, params: { slug, id } }) => {
      const discarded = await press.discardImport(deps, actor, { newsletter: slug, id });
      return discarded.kind === 'discarded' ? answer(204, null) : discarded;
    },
  }),
];

/** Routes of imports of subscribers. */
export const importRoutes = (deps: ApiDeps): readonly Route[] => [...files(deps), ...runs(deps)];
