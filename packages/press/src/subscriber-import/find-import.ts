import type { RefusalOf } from '@galley/contract/refusals';
import type { Actor, StepName } from '@galley/core/editor';
import {
  lockImportRow,
  type Database,
  type SubscriberImportRow,
  type Transaction,
} from '@galley/db';
import { refuse } from '../door/allow.ts';
import { recordAct } from '../door/record-act.ts';
import {
  findNewsletterFor,
  type Newsletter,
  type NewsletterRefusal,
} from '../newsletter/find-newsletter.ts';
import { lockActor } from '../people/lock-actor.ts';
import { rowId } from '../row-id.ts';
import type { ImportDeps } from './import-deps.ts';

/** Which import, by its newsletter's slug and its id. */
export interface WhichImport {
  readonly newsletter: string | null;
  readonly id: string;
}

export type ImportRefusal = RefusalOf<'no-import'> | NewsletterRefusal;

export interface FoundImport {
  readonly kind: 'found';
  readonly newsletter: Newsletter;
  readonly row: SubscriberImportRow;
}

/** Locks an import for an actor's step and takes it, or refuses it. */
export async function changeOneImport<T>(
  deps: ImportDeps,
  given: Actor,
  step: StepName,
  { newsletter: slug, id }: WhichImport,
  change: (trx: Transaction<Database>, found: FoundImport) => Promise<T>,
): Promise<T | ImportRefusal> {
  const place = await findNewsletterFor(deps, given, step, slug);
  if (place.kind !== 'found') return place;
  const { newsletter } = place;
  return deps.db.transaction().execute(async (trx): Promise<T | ImportRefusal> => {
    const actor = await lockActor(trx, given);
    const denied = refuse(actor, step, newsletter.id);
    if (denied !== null) return denied;
    const known = rowId(id);
    const row = known === null ? undefined : await lockImportRow(trx, newsletter.id, known);
    if (row === undefined) return { kind: 'no-import', id };
    return change(trx, { kind: 'found', newsletter, row });
  });
}

/** Refuses a step that the import's state rules out. */
export function wrongState({ id, state }: SubscriberImportRow): RefusalOf<'import-state'> {
  if (state === 'receiving') throw new Error('an import that is being received was shown');
  return { kind: 'import-state', id, state };
}

/** Records a step on an import, which tells those who watch it. */
export const recordImportAct = async (
  trx: Transaction<Database>,
  actor: Actor,
  step: StepName,
  row: { readonly id: string; readonly newsletter_id: string },
  at: Date,
): Promise<void> =>
  recordAct(trx, actor, {
    step,
    newsletterId: row.newsletter_id,
    object: { kind: 'import', id: row.id },
    at,
  });
