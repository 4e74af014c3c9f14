import type { ImportReport } from '@galley/contract/subscriber';
import type { Actor } from '@galley/core/editor';
import {
  announceImport,
  claimImport,
  dropImportFile,
  endImport,
  LostImport,
  noteImportPlace,
  noteStoredLines,
  readImportFile,
  releaseImport,
  renewImport,
  type ClaimedImport,
  type ImportPlace,
} from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';
import { runImport, type ImportRunOutcome } from '../subscription/run-import.ts';
import type { SubscriptionDeps } from '../subscription/subscription-deps.ts';
import { recordImportAct } from './find-import.ts';
import { sampleColumns } from './sample-columns.ts';

const LEASE_SECONDS = 60;
/** After so many tries that came no further, somebody has to look. */
const MOST_TRIES = 5;
const PAUSE_SECONDS = 5;
/** Between two notes of how far it has come. */
const NOTE_MS = 1000;
/** Rows of each kind that everybody reads again with each progress; the refused ones are kept apart. */
const SHOWN = 100;

export interface WorkImportsInput {
  readonly what: ClaimedImport['state'];
  readonly signal?: AbortSignal;
}

export type WorkImports = { readonly kind: 'nothing-left' | 'worked' } | NotAllowed;

/**
 * Checks or imports the file that has waited longest. Any process may: a lease says who does, and if
 * they die, another one goes on after the lines that are stored.
 */
export async function workImports(
  deps: SubscriptionDeps,
  actor: Actor,
  { what, signal }: WorkImportsInput,
): Promise<WorkImports> {
  const denied = refuse(actor, 'work-imports', null);
  if (denied !== null) return denied;
  const { db } = deps;
  const claimed = await claimImport(db, what, LEASE_SECONDS);
  if (claimed === null) return { kind: 'nothing-left' };
  const keeping = setInterval(() => {
    // If it fails, the lease ends, and another process may go on.
    renewImport(db, claimed, LEASE_SECONDS).catch(() => undefined);
  }, LEASE_SECONDS * 333);
  try {
    if (claimed.tries > MOST_TRIES) await giveUp(deps, claimed);
    else await workOne(deps, actor, claimed, signal);
  } catch (error) {
    if (error instanceof LostImport) return { kind: 'worked' };
    const stops = signal?.aborted === true;
    const pause = stops ? 0 : PAUSE_SECONDS * claimed.tries;
    await releaseImport(db, claimed, { afterSeconds: pause, counts: !stops });
    if (!stops) throw error;
  } finally {
    clearInterval(keeping);
  }
  return { kind: 'worked' };
}

/** A failure of ours: it says so, and a person may try again. */
const giveUp = async ({ db, clock }: SubscriptionDeps, claimed: ClaimedImport): Promise<void> =>
  db.transaction().execute(async (trx) => {
    await endImport(trx, claimed, { state: 'failed', now: clock() });
    await announceImport(trx, claimed);
  });

async function workOne(
  deps: SubscriptionDeps,
  actor: Actor,
  claimed: ClaimedImport,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { db, clock } = deps;
  const stores = claimed.state === 'importing';
  const terms = { allConfirmed: claimed.all_confirmed, passOver: [], chosen: claimed.chosen };
  const notes = openNotes(deps, claimed);
  const columns = stores
    ? undefined
    : await sampleColumns(readImportFile(db, claimed.id), {
        ...terms,
        fileName: claimed.file_name,
      });
  const outcome = await runImport(deps, {
    newsletterId: claimed.newsletter_id,
    file: claimed.file_name,
    content: notes.reading(signal),
    terms,
    consent: claimed.consent,
    // The check has shown them, and the person who started it leaves them out.
    skipBad: true,
    dryRun: !stores,
    before: { upTo: claimed.stored_up_to, counts: claimed.counts },
    note: async (trx, stored) => {
      signal?.throwIfAborted();
      await noteStoredLines(trx, claimed, { ...stored, ...notes.place('storing', stored) });
    },
  });
  await db.transaction().execute(async (trx) => {
    const now = clock();
    const ended = endOf(outcome, stores);
    await endImport(trx, claimed, { ...ended, ...(columns !== undefined && { columns }), now });
    if (stores && ended.state === 'imported') {
      await dropImportFile(trx, claimed.id);
      await recordImportAct(trx, actor, 'work-imports', claimed, now);
    } else await announceImport(trx, claimed);
  });
}

/** Notes how far it has come, and tells those who watch at most once a second. */
function openNotes({ db }: SubscriptionDeps, claimed: ClaimedImport) {
  let notedAt = -Infinity;
  const place = (
    phase: ImportPlace['phase'],
    { done, of }: { readonly done: number; readonly of: number },
  ): ImportPlace => {
    const tell = performance.now() - notedAt >= NOTE_MS;
    if (tell) notedAt = performance.now();
    return { phase, done, of, tell };
  };
  async function* reading(signal: AbortSignal | undefined): AsyncGenerator<Uint8Array> {
    const of = Number(claimed.bytes);
    let done = 0;
    for await (const bytes of readImportFile(db, claimed.id)) {
      signal?.throwIfAborted();
      const now = place('reading', { done, of });
      if (now.tell) await db.transaction().execute((trx) => noteImportPlace(trx, claimed, now));
      yield bytes;
      done += bytes.byteLength;
    }
  }
  return { place, reading };
}

function endOf(outcome: ImportRunOutcome, stores: boolean) {
  switch (outcome.kind) {
    case 'imported': {
      const state = stores ? ('imported' as const) : ('checked' as const);
      return { state, report: shorten(outcome.report), refused: outcome.report.refused };
    }
    case 'unreadable-file': {
      const { file: _, ...problem } = outcome.problem;
      return { state: 'unreadable' as const, problem: { ...problem, why: outcome.why } };
    }
    case 'bad-rows':
      throw new Error('bad rows are skipped');
  }
}

const shorten = (report: ImportReport): ImportReport => ({
  ...report,
  stillConfirmed: {
    ...report.stillConfirmed,
    rows: report.stillConfirmed.rows.slice(0, SHOWN),
  },
  repeated: report.repeated.slice(0, SHOWN),
  suppressed: report.suppressed.slice(0, SHOWN),
  unconfirmed: report.unconfirmed.slice(0, SHOWN),
  refused: report.refused.slice(0, SHOWN),
});
