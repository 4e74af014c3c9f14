import { createHash } from 'node:crypto';
import type { Actor } from '@galley/core/editor';
import { renditionHash } from '@galley/core/issue';
import {
  FATES,
  PROOF_FORMAT,
  addDelivery,
  noTotals,
  printProofLine,
  type ProofDelivery,
} from '@galley/core/proof-file';
import type { Keyring } from '@galley/core/subscription';
import {
  listRenditions,
  proofDeliveries,
  type Database,
  type IssueRow,
  type Kysely,
  type ProvenDelivery,
} from '@galley/db';
import { readApprovals } from '../approval/present-approval.ts';
import { sha256 } from '../compile/compose-issue.ts';
import { iso } from '../iso.ts';
import {
  findIssueFor,
  type IssueRef,
  type IssueRefusal,
  type WrongIssueState,
} from '../issue/find-issue.ts';
import type { PressDeps } from '../press-deps.ts';

export interface ProofFileDeps extends Pick<PressDeps, 'db' | 'clock'> {
  readonly keyring: Keyring;
}

export type WriteProofFile =
  | { readonly kind: 'proven'; readonly lines: AsyncIterable<string> }
  | WrongIssueState
  | IssueRefusal;

/**
 * Writes down what went out with an issue and what became of it, so that it can be checked without
 * this database. It names readers only by keyed digests, and ends with a seal over all of its bytes.
 */
export async function writeProofFile(
  deps: ProofFileDeps,
  actor: Actor,
  ref: IssueRef,
): Promise<WriteProofFile> {
  const found = await findIssueFor(deps, actor, 'see-readers', ref);
  if (found.kind !== 'found') return found;
  const { issue, newsletter } = found;
  const { number, state } = issue;
  if (state !== 'sent') {
    const detail = 'a proof file is written of an issue that was sent';
    return { kind: 'wrong-state', number, state, detail };
  }
  if (issue.final_counts !== null) {
    const detail = 'its deliveries were dropped, so nothing is left to prove';
    return { kind: 'wrong-state', number, state, detail };
  }
  return {
    kind: 'proven',
    lines: seal(deps.keyring, await printAll(deps, issue, newsletter.slug)),
  };
}

/** Prints everything but the seal. */
async function printAll(
  { db, clock, keyring }: ProofFileDeps,
  issue: IssueRow,
  newsletter: string,
): Promise<AsyncIterable<string>> {
  const renditions = await listRenditions(db, issue.id);
  const approvals = await readApprovals(db, issue);
  const head = printProofLine({
    format: PROOF_FORMAT,
    newsletter,
    issue: issue.number,
    subject: issue.subject,
    sender: issue.sender,
    replyTo: issue.reply_to,
    contentHash: issue.content_hash ?? '',
    approvals: approvals.map(({ by, at }) => ({ by, at })),
    releasedAt: iso(issue.released_at),
    sentAt: iso(issue.sent_at),
    writtenAt: clock().toISOString(),
    audience: issue.audience,
  });
  const bytes = renditions.map((rendition) =>
    printProofLine({ rendition, hash: renditionHash(sha256, rendition) }),
  );
  return printDeliveries(db, keyring, { issue, before: [head, ...bytes] });
}

async function* printDeliveries(
  db: Kysely<Database>,
  keyring: Keyring,
  {
    issue: { id, audience },
    before,
  }: { readonly issue: IssueRow; readonly before: readonly string[] },
): AsyncGenerator<string> {
  yield before.join('');
  const counts = noTotals();
  // An issue without readers never gets a partition.
  if (audience > 0) {
    for await (const page of proofDeliveries(db, id)) {
      const deliveries = page.map((row) => present(keyring, id, row));
      for (const delivery of deliveries) addDelivery(counts, delivery);
      yield deliveries.map(printProofLine).join('');
    }
  }
  yield printProofLine({ counts });
}

const present = (
  keyring: Keyring,
  issueId: string,
  { address, state, rendition, mail, ...row }: ProvenDelivery,
): ProofDelivery => ({
  // Another digest in each issue, so that two files don't tell who got both.
  reader: keyring.sign(`proof-file/${issueId}/${address}`).mac,
  state,
  rendition,
  mail,
  fates: FATES.filter((fate) => row[fate]),
});

/** Adds a signature by the key that signs readers' links, and a seal over all bytes. */
async function* seal(keyring: Keyring, lines: AsyncIterable<string>): AsyncGenerator<string> {
  const hash = createHash('sha256');
  for await (const piece of lines) {
    hash.update(piece);
    yield piece;
  }
  const { keyId, mac } = keyring.sign(signedContent(hash.copy().digest('hex')));
  const signature = printProofLine({ signature: { key: keyId, mac } });
  hash.update(signature);
  yield signature;
  yield printProofLine({ seal: hash.digest('hex') });
}

/** What the signature of a proof file covers: the hash of the lines before it. */
export const signedContent = (hash: string): string => `proof-file/${hash}`;
