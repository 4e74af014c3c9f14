import { createHash } from 'node:crypto';
import type { RefusalOf } from '@galley/contract/refusals';
import type { SubscriberImport } from '@galley/contract/subscriber';
import type { Actor } from '@galley/core/editor';
import {
  appendImportPiece,
  changeImport,
  countImportFiles,
  deleteImport,
  findImportRow,
  insertImport,
  type Database,
  type Kysely,
} from '@galley/db';
import { refuse } from '../door/allow.ts';
import { whoOf } from '../door/record-act.ts';
import { findNewsletterFor, type NewsletterRefusal } from '../newsletter/find-newsletter.ts';
import { lockActor } from '../people/lock-actor.ts';
import { readConsent, type InvalidPerson } from '../subscription/read-person.ts';
import { recordImportAct } from './find-import.ts';
import type { ImportDeps } from './import-deps.ts';
import { presentImport } from './present-import.ts';

export interface ReceiveImportInput {
  readonly newsletter: string | null;
  readonly file: string;
  readonly content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  readonly consent: string;
  readonly allConfirmed?: boolean;
}

export type ReceiveImport =
  | { readonly kind: 'received'; readonly import: SubscriberImport }
  | RefusalOf<'too-many-imports'>
  | InvalidPerson
  | NewsletterRefusal;

/** Enough for every list that somebody moves at once, and a bound for what is kept. */
const MOST_FILES = 10;
const PIECE_BYTES = 256 * 1024;

/**
 * Receives a file and keeps it for a check. While its bytes arrive, nobody waits: each piece is a
 * transaction of its own, and no connection is held between two.
 */
export async function receiveImport(
  deps: ImportDeps,
  actor: Actor,
  input: ReceiveImportInput,
): Promise<ReceiveImport> {
  const { db, clock, wake } = deps;
  const step = 'receive-import';
  const found = await findNewsletterFor(deps, actor, step, input.newsletter);
  if (found.kind !== 'found') return found;
  const { newsletter } = found;
  const consent = readConsent(input.consent);
  if (consent.kind === 'invalid') return consent;
  if (actor.kind === 'reader' || actor.kind === 'provider') throw new Error('nobody hands it in');
  const who = whoOf(actor);
  const id = await db.transaction().execute(async (trx) => {
    if ((await countImportFiles(trx, newsletter.id)) >= MOST_FILES) return null;
    return insertImport(trx, {
      newsletter_id: newsletter.id,
      actor_kind: who.actor_kind,
      actor: who.actor,
      file_name: input.file,
      consent: consent.wording,
      all_confirmed: input.allConfirmed === true,
      now: clock(),
    });
  });
  if (id === null) return { kind: 'too-many-imports', most: MOST_FILES };
  try {
    const sha256 = await keep(db, clock, id, input.content);
    const denied = await db.transaction().execute(async (trx) => {
      // The bytes may have come for minutes: meanwhile their role may have changed.
      const refused = refuse(await lockActor(trx, actor), step, newsletter.id);
      if (refused !== null) return refused;
      await changeImport(trx, id, { state: 'checking', sha256, changed_at: clock() });
      await recordImportAct(trx, actor, step, { id, newsletter_id: newsletter.id }, clock());
      await wake?.('work-imports', trx);
      return null;
    });
    if (denied !== null) {
      await deleteImport(db, id);
      return denied;
    }
  } catch (error) {
    await deleteImport(db, id);
    throw error;
  }
  const row = await findImportRow(db, newsletter.id, id);
  if (row === undefined) throw new Error(`import ${id} went as it came`);
  return { kind: 'received', import: presentImport(row, newsletter.slug) };
}

/** Keeps the bytes piece by piece; returns their SHA-256. */
async function keep(
  db: Kysely<Database>,
  clock: () => Date,
  id: string,
  content: ReceiveImportInput['content'],
): Promise<string> {
  const hash = createHash('sha256');
  let place = 0;
  let waiting: Uint8Array[] = [];
  let size = 0;
  const flush = async () => {
    const piece = { place, bytes: Buffer.concat(waiting, size), now: clock() };
    if (!(await appendImportPiece(db, id, piece))) throw new Error(`import ${id} was dropped`);
    place += 1;
    waiting = [];
    size = 0;
  };
  for await (const bytes of content) {
    hash.update(bytes);
    waiting.push(bytes);
    size += bytes.byteLength;
    if (size >= PIECE_BYTES) await flush();
  }
  if (size > 0) await flush();
  return hash.digest('hex');
}
