import type { RefusalOf } from '@galley/contract/refusals';
import type { ImportReport } from '@galley/contract/subscriber';
import type { Actor } from '@galley/core/editor';
import type { ChosenColumn } from '@galley/core/subscription';
import { recordNewsletterAct } from '../door/record-act.ts';
import { findNewsletterFor, type NewsletterRefusal } from '../newsletter/find-newsletter.ts';
import { readConsent, type InvalidPerson } from './read-person.ts';
import { runImport, type ImportProgress } from './run-import.ts';
import type { SubscriptionDeps } from './subscription-deps.ts';

export type ImportOutcome =
  | { readonly kind: 'imported'; readonly report: ImportReport }
  | RefusalOf<'unreadable-file'>
  | RefusalOf<'bad-rows'>
  | InvalidPerson
  | NewsletterRefusal;

export interface ImportSubscribersInput {
  readonly newsletter: string | null;
  /** The file's name, for messages and as the source of the evidence. */
  readonly file: string;
  readonly content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  /** How these people agreed, and in which words; kept as evidence for each. */
  readonly consent: string;
  /** Imports the valid rows and skips the others; otherwise one bad row aborts the import. */
  readonly skipBad?: boolean;
  /** Every row without a status is an active subscriber of the service that exported the file. */
  readonly allConfirmed?: boolean;
  /** Columns to ignore, whatever their names. */
  readonly passOver?: readonly string[];
  /** What columns hold, where Galley reads them otherwise or not at all. */
  readonly chosen?: readonly ChosenColumn[];
  /** Reports what an import would do and stores nothing. */
  readonly dryRun?: boolean;
  readonly onProgress?: (progress: ImportProgress) => void;
}

/**
 * Imports subscribers from CSV on the operator's word, as confirmed unless the file says otherwise:
 * people who left come in as unsubscribed, and addresses that bounced or complained are suppressed.
 * Known subscribers keep their status, and no suppression is lifted. The whole file is checked
 * first, then stored in short transactions; to finish an interrupted import, import the same file
 * again.
 */
export async function importSubscribers(
  deps: SubscriptionDeps,
  actor: Actor,
  input: ImportSubscribersInput,
): Promise<ImportOutcome> {
  const { file, content, allConfirmed = false, passOver = [], chosen = [] } = input;
  const found = await findNewsletterFor(deps, actor, 'import-subscribers', input.newsletter);
  if (found.kind !== 'found') return found;
  const { id: newsletterId } = found.newsletter;
  const consent = readConsent(input.consent);
  if (consent.kind === 'invalid') return consent;
  return runImport(deps, {
    newsletterId,
    file,
    content,
    terms: { allConfirmed, passOver, chosen },
    consent: consent.wording,
    skipBad: input.skipBad === true,
    dryRun: input.dryRun === true,
    // Recorded before the first rows, so that a crash leaves no rows without an audit record.
    begin: async () =>
      deps.db
        .transaction()
        .execute((trx) =>
          recordNewsletterAct(trx, actor, 'import-subscribers', newsletterId, deps.clock()),
        ),
    onProgress: input.onProgress,
  });
}
