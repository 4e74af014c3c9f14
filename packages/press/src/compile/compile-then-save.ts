import {
  lockIssue,
  lockNewsletter,
  type Database,
  type IssueRow,
  type Kysely,
  type Transaction,
} from '@galley/db';
import type { PressDeps } from '../press-deps.ts';
import { composeByChoices } from './compose-by-choices.ts';
import type { ComposedIssue } from './compose-issue.ts';
import type { DraftContent } from './draft-content.ts';

/** What to do with what was loaded. */
export type CompileDecision<R> =
  | { readonly kind: 'answer'; readonly answer: R }
  | { readonly kind: 'record'; readonly save: (trx: Transaction<Database>) => Promise<R> }
  | {
      readonly kind: 'compile';
      readonly content: DraftContent;
      readonly save: (trx: Transaction<Database>, composed: ComposedIssue) => Promise<R>;
    };

const MOST_ROUNDS = 20;

/**
 * Loads, decides, renders and saves. Rendering is slow, so it happens outside any transaction.
 * Before saving, the inputs are read again under the locks of newsletter and issue. If they have
 * changed, everything starts over.
 *
 * @throws Error if they keep changing, which ordinary use can't cause
 */
export async function compileThenSave<L extends { readonly issue: IssueRow | null }, R>(
  deps: PressDeps,
  steps: {
    readonly newsletterId: string;
    /** Everything that the decision depends on, as plain data. */
    readonly load: (db: Kysely<Database>) => Promise<L>;
    readonly decide: (loaded: L) => CompileDecision<R>;
    /** The part of it whose change starts over; by default, all of it. */
    readonly depends?: (loaded: L) => unknown;
  },
): Promise<R> {
  const { depends = (all: L): unknown => all } = steps;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const loaded = await readAtOnce(deps.db, steps.load);
    const decision = steps.decide(loaded);
    if (decision.kind === 'answer') return decision.answer;
    const composed =
      decision.kind === 'compile'
        ? await composeByChoices(deps, loaded.issue, decision.content)
        : null;
    const saved = await deps.db.transaction().execute(async (trx) => {
      await lockNewsletter(trx, steps.newsletterId);
      if (loaded.issue !== null) await lockIssue(trx, loaded.issue.id);
      const now = await steps.load(trx);
      if (JSON.stringify(depends(now)) !== JSON.stringify(depends(loaded))) return null;
      if (decision.kind === 'record') return { answer: await decision.save(trx) };
      return composed && { answer: await decision.save(trx, composed) };
    });
    if (saved !== null) return saved.answer;
  }
  throw new Error(`newsletter ${steps.newsletterId}: its queue kept changing during compilation`);
}

/**
 * Loads everything from one snapshot: a queue emptied after the slots were read would look like an
 * empty queue.
 */
export const readAtOnce = async <T>(
  db: Kysely<Database>,
  load: (db: Kysely<Database>) => Promise<T>,
): Promise<T> =>
  db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(load);
