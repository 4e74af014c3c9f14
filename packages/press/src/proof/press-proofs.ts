import type { NoProof, OtherProof, Proof, ProofRef, ProofSource } from '@galley/contract/proof';
import { describeRefusal, type Refusal } from '@galley/contract/refusals';
import type { Actor } from '@galley/core/editor';
import { findSubscriberByAddress, type Database, type Kysely } from '@galley/db';
import { issueName } from '@galley/core/issue';
import { parseEmailAddress } from '@galley/core/subscription';
import { findReaderRendition } from '../compile/rendition-of-reader.ts';
import { listIssues } from '../issue/list-issues.ts';
import { overrideFacts } from '../issue/override-facts.ts';
import { sendTest, type TestDeps } from '../issue/send-test.ts';
import { findNewsletterForReaders } from '../newsletter/find-newsletter.ts';
import { listNewsletters } from '../newsletter/show-newsletter.ts';
import type { PressDeps } from '../press-deps.ts';
import { showSubscriber } from '../subscription/show-subscriber.ts';
import { markProofRead, proofIssue, type IssueProof, type ProofIssue } from './proof-issue.ts';
import { nameProof } from './present-proof.ts';
import { proofMark, proofReaders } from './proof-newsletter.ts';

export type ProofDeps = PressDeps & TestDeps;

const MOST_ISSUES = 6;

/** Serves the proofs of a database: its issues, and the next one from the queue. */
export function pressProofs(deps: ProofDeps, actor: Actor): ProofSource {
  /** Shows the sample newsletter until there is a real one. */
  const named = async ({
    newsletter,
  }: ProofRef): Promise<{ readonly newsletter: string | null }> => {
    const found = await findNewsletterForReaders(deps.db, newsletter);
    return { newsletter: found.kind === 'found' ? found.newsletter.slug : newsletter };
  };
  const proof = async (ref: ProofRef): Promise<ProofIssue> =>
    proofIssue(deps, actor, { ...(await named(ref)), number: ref.issue });
  return {
    mark: async (ref) => proofMark(deps, actor, await named(ref)),
    load: async (ref) => {
      const found = await proof(ref);
      return found.kind === 'ok' ? describe(deps, found) : nothing(found, ref);
    },
    others: async (ref) => {
      const { newsletter: here } = await named(ref);
      const [listed, newsletters] = await Promise.all([
        listIssues(deps, actor, { newsletter: here }),
        listNewsletters(deps, actor),
      ]);
      const all = listed.kind === 'ok' ? listed.issues : [];
      // A cancelled issue can't be named by its number once another issue has it.
      const issues = all
        .filter(({ number }, at) => all.findIndex((each) => each.number === number) === at)
        .slice(0, MOST_ISSUES);
      const of = (label: string, issue: ProofRef['issue']): OtherProof => ({
        label,
        ref: { newsletter: ref.newsletter, issue },
      });
      return [
        of('Next', 'next'),
        ...issues.map(({ number, state }) => of(`Issue ${issueName(number)}, ${state}`, number)),
        ...newsletters
          .filter(({ slug }) => slug !== here)
          .map(({ slug, title }): OtherProof => ({
            label: title,
            ref: { newsletter: slug, issue: 'next' },
          })),
      ];
    },
    readers: async (ref) => proofReaders(deps, actor, await named(ref)),
    findReader: async (ref, address) => {
      const shown = await showSubscriber(deps, actor, { address });
      const { newsletter } = await named(ref);
      const found = await proof(ref);
      if (shown.kind !== 'found' || found.kind !== 'ok') return null;
      const { name, subscriptions } = shown.subscriber;
      const isReader = subscriptions.some(
        (each) => each.newsletter.slug === newsletter && each.status === 'confirmed',
      );
      if (!isReader) return null;
      const rendition = await renditionAt(deps.db, found, address);
      return { address: shown.subscriber.address, name, rendition };
    },
    keepRead: async (ref, { contentHash, renditions }) => {
      const found = await proof(ref);
      if (found.kind !== 'ok') return;
      const { newsletter, number } = found;
      const read = { newsletterId: newsletter.id, number, contentHash, renditions };
      await markProofRead(deps, actor, read);
    },
    sendTest: async (ref, rendition) => {
      const found = await proof(ref);
      if (found.kind !== 'ok' || found.issue === null || !found.isStored) {
        return {
          kind: 'failed',
          problem: 'Only a compiled issue can be sent. Compile it: galley issue compile',
        };
      }
      const sent = await sendTest(deps, actor, {
        newsletter: found.newsletter.slug,
        number: found.number,
        rendition,
      });
      if (sent.kind === 'sent') return { kind: 'sent', to: sent.test.to };
      const { sentence, command } = describeRefusal(sent);
      return { kind: 'failed', problem: command === null ? sentence : `${sentence} ${command}` };
    },
  };
}

/** Why readers get no mail of an issue, by their own wish. */
const LEFT_OUT = [
  ['nothing-chosen', 'who chose none of it'],
  ['monthly', 'who get only the best of a month'],
  ['on-pause', 'on a pause'],
] as const;

function describe({ publicUrl }: PressDeps, found: IssueProof): Proof {
  const { issue, isStored, number, newsletter } = found;
  const isApproved = isStored && issue?.approvedHash === found.contentHash;
  const due = issue?.dueAt ?? null;
  const canApprove = isStored && issue !== null && ['draft', 'held'].includes(issue.state);
  return {
    kind: 'proof',
    name: nameProof(found),
    newsletter: { title: newsletter.title, language: newsletter.language },
    standing: isStored && issue !== null ? issue.state : 'not compiled',
    approval:
      isApproved && issue.approvedAt !== null
        ? { by: issue.approvedBy ?? 'nobody', at: new Date(issue.approvedAt) }
        : null,
    sender: found.sender,
    replyTo: found.replyTo,
    renditions: found.renditions,
    audiences: found.audience.renditions.map(({ key, chosen, readers, choices }) => ({
      key,
      chosen,
      readers,
      more: choices
        .filter(({ gives }) => gives !== 'own')
        .reduce((sum, each) => sum + each.readers, 0),
    })),
    contentHash: found.contentHash,
    reviews: found.reviews.map(({ slug, document, extent }) => ({
      title: document.title,
      extent,
      url: `${publicUrl}/reviews/${slug}`,
    })),
    preflight: found.report,
    lastRead: found.lastRead,
    problems: [],
    facts: [
      ...(isStored && issue !== null ? overrideFacts(issue.overrides) : []),
      [
        'Due',
        due === null
          ? (found.dueOn ?? 'an extra issue')
          : `${due.slice(0, 16).replace('T', ' ')} UTC`,
      ],
      ['Dated', found.datedOn],
      ...LEFT_OUT.map(([reason, says]) => [says, found.audience.leftOut[reason]] as const)
        .filter(([, readers]) => readers > 0)
        .map(([says, readers]) => ['No mail', `${readers.toLocaleString('en')} ${says}`] as const),
      ...(found.carriedOver > 0
        ? [['Waiting', `${found.carriedOver} more for a later issue`] as const]
        : []),
    ],
    isBestOf: issue !== null && issue.bestOf !== null,
    canTest: isStored && issue !== null && issue.state !== 'cancelled',
    approveCommand: canApprove
      ? `galley issue approve ${number} --hash ${found.contentHash}`
      : isStored
        ? null
        : 'galley issue compile',
  };
}

/**
 * Checks whether a typed newsletter or issue number doesn't exist: its page would stay empty. An
 * empty queue is not a mistake: the next issue's page waits for the first review.
 */
export async function findMistake(
  deps: PressDeps,
  actor: Actor,
  { newsletter, issue }: ProofRef,
): Promise<Refusal | null> {
  if (issue === 'next' && newsletter === null) return null;
  const known = await findNewsletterForReaders(deps.db, newsletter);
  const slug = known.kind === 'found' ? known.newsletter.slug : newsletter;
  const found = await proofIssue(deps, actor, { newsletter: slug, number: issue });
  return found.kind === 'ok' || found.kind === 'nothing-queued' ? null : found;
}

/** The key of the rendition that the reader with an address gets; null if they get none. */
async function renditionAt(
  db: Kysely<Database>,
  { newsletter, audience }: IssueProof,
  address: string,
): Promise<string | null> {
  const email = parseEmailAddress(address);
  const reader =
    email.kind === 'ok' ? await findSubscriberByAddress(db, email.canonical) : undefined;
  if (reader === undefined) return null;
  const their = { newsletterId: newsletter.id, subscriberId: reader.id, bucket: reader.bucket };
  const found = await findReaderRendition(db, their, audience);
  return found.kind === 'found' ? found.key : null;
}

function nothing(found: Exclude<ProofIssue, { kind: 'ok' }>, ref: ProofRef): NoProof {
  const empty = { kind: 'nothing', problems: [] } as const;
  switch (found.kind) {
    case 'nothing-queued':
      return {
        ...empty,
        name: 'The next issue',
        why: found.held === 0 ? 'Nothing is in the queue yet.' : describeRefusal(found).sentence,
        command: found.held === 0 ? 'galley review add review.txt' : 'galley review hold ID --off',
      };
    case 'no-issue':
      return {
        ...empty,
        name: `Issue ${ref.issue === 'next' ? 'next' : issueName(ref.issue)}`,
        why: 'There is no such issue.',
        command: 'galley issue list',
      };
    case 'no-newsletter':
      return {
        ...empty,
        name: 'No newsletter',
        why:
          found.slug === null
            ? 'There is no newsletter yet.'
            : `There is no newsletter ${found.slug}.`,
        command: `galley newsletter set --title 'My Digest'`,
      };
    case 'not-allowed':
    case 'restricted':
    case 'step-up-needed':
      return { ...empty, name: 'No proof', why: describeRefusal(found).sentence, command: null };
  }
}
