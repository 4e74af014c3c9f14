import { describeRefusal } from '@galley/contract/refusals';
import * as press from '@galley/press/issue';
import { findNewsletterForReaders, listNewsletters } from '@galley/press/newsletter';
import { showSubscriber } from '@galley/press/subscription';
import type { NoProof, OtherProof, Proof, ProofRef, ProofSource } from '@galley/proof';
import { overrideFacts } from '../issue/override-facts.ts';
import { answerRefusal } from '../shell/answers.ts';
import { handOver } from '../shell/hand-over.ts';
import type { Press } from '../shell/open-press.ts';
import type { Outcome } from '../shell/outcome.ts';
import { when } from '../shell/when.ts';

const MOST_ISSUES = 6;

/** The proofs of a database: its issues, and the next one from the queue. */
export const pressProofs = (deps: Press): ProofSource => {
  /** Without a newsletter of one's own, the sample's is shown. */
  const named = async ({
    newsletter,
  }: ProofRef): Promise<{ readonly newsletter: string | null }> => {
    const found = await findNewsletterForReaders(deps.db, newsletter);
    return { newsletter: found.kind === 'found' ? found.newsletter.slug : newsletter };
  };
  return {
    mark: async (ref) => press.proofMark(deps, await named(ref)),
    load: async (ref) => {
      const found = await press.proofIssue(deps, deps.actor, {
        ...(await named(ref)),
        number: ref.issue,
      });
      return found.kind === 'ok' ? describe(deps, found, ref) : nothing(found, ref);
    },
    others: async (ref) => {
      const [listed, newsletters] = await Promise.all([
        press.listIssues(deps, deps.actor, await named(ref)),
        listNewsletters(deps.db),
      ]);
      const { newsletter: here } = await named(ref);
      const issues = listed.kind === 'ok' ? listed.issues.slice(0, MOST_ISSUES) : [];
      const of = (label: string, issue: ProofRef['issue']): OtherProof => ({
        label,
        ref: { newsletter: ref.newsletter, issue },
      });
      return [
        of('Next', 'next'),
        ...issues.map(({ number, state }) => of(`Issue ${number}, ${state}`, number)),
        ...newsletters
          .filter(({ slug }) => slug !== here)
          .map(({ slug, title }): OtherProof => ({
            label: title,
            ref: { newsletter: slug, issue: 'next' },
          })),
      ];
    },
    readers: async (ref) => press.proofReaders(deps, await named(ref)),
    findReader: async (ref, address) => {
      const shown = await showSubscriber(deps, { address });
      const { newsletter } = await named(ref);
      if (shown.kind !== 'found') return null;
      const isReader = shown.subscriptions.some(
        (each) => each.newsletter.slug === newsletter && each.status === 'confirmed',
      );
      return isReader ? { address: shown.address, name: shown.name } : null;
    },
    keepRead: async (ref, { contentHash, renditions }) => {
      const found = await press.proofIssue(deps, deps.actor, {
        ...(await named(ref)),
        number: ref.issue,
      });
      if (found.kind !== 'ok') return;
      const { newsletter, number } = found;
      const read = { newsletterId: newsletter.id, number, contentHash, renditions };
      await press.markProofRead(deps, deps.actor, read);
    },
    sendTest: async (ref) => {
      const found = await press.proofIssue(deps, deps.actor, {
        ...(await named(ref)),
        number: ref.issue,
      });
      if (found.kind !== 'ok' || found.issue === null || !found.isStored) {
        return {
          kind: 'failed',
          problem: 'Only a compiled issue can be sent: galley issue compile',
        };
      }
      const sent = await press.sendTest({ ...deps, handOver: handOver(deps) }, deps.actor, {
        newsletter: found.newsletter.slug,
        number: found.number,
      });
      if (sent.kind === 'sent') return { kind: 'sent', to: sent.test.to };
      const { sentence, command } = describeRefusal(sent);
      return { kind: 'failed', problem: command === null ? sentence : `${sentence} ${command}` };
    },
  };
};

const describe = (
  { publicUrl }: Press,
  found: press.IssueProof,
  { issue: asked }: ProofRef,
): Proof => {
  const { issue, isStored, number, newsletter } = found;
  const isApproved = isStored && issue?.approvedHash === found.contentHash;
  const due = issue?.dueAt ?? null;
  const canApprove = isStored && issue !== null && ['draft', 'held'].includes(issue.state);
  return {
    kind: 'proof',
    name: asked === 'next' && !isStored ? `The next issue, ${number}` : `Issue ${number}`,
    newsletter: { title: newsletter.title, language: newsletter.language },
    standing: isStored && issue !== null ? issue.state : 'not compiled',
    approval:
      isApproved && issue.approvedAt !== null
        ? { by: issue.approvedBy ?? 'nobody', at: new Date(issue.approvedAt) }
        : null,
    sender: found.sender,
    replyTo: found.replyTo,
    renditions: found.renditions,
    contentHash: found.contentHash,
    reviews: found.reviews.map(({ slug, title, extent }) => ({
      title,
      extent,
      url: `${publicUrl}/reviews/${slug}`,
    })),
    preflight: found.report,
    lastRead: found.lastRead,
    problems: [],
    facts: [
      ...(isStored && issue !== null ? overrideFacts(issue.overrides) : []),
      ['Due', due === null ? (found.dueOn ?? 'an extra issue') : when(due)],
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
};

/**
 * What is wrong with a number or a newsletter that somebody typed: no page of theirs will ever show
 * anything. The next issue may have nothing in it yet, and its page waits for the first review.
 */
export const findMistake = async (
  deps: Press,
  { newsletter, issue }: ProofRef,
): Promise<Outcome | null> => {
  if (issue === 'next' && newsletter === null) return null;
  const known = await findNewsletterForReaders(deps.db, newsletter);
  const slug = known.kind === 'found' ? known.newsletter.slug : newsletter;
  const found = await press.proofIssue(deps, deps.actor, { newsletter: slug, number: issue });
  return found.kind === 'ok' || found.kind === 'nothing-queued' ? null : answerRefusal(found);
};

const nothing = (found: Exclude<press.ProofIssue, { kind: 'ok' }>, ref: ProofRef): NoProof => {
  const empty = { kind: 'nothing', problems: [] } as const;
  switch (found.kind) {
    case 'nothing-queued':
      return {
        ...empty,
        name: 'The next issue',
        why: 'Nothing is in the queue yet.',
        command: 'galley review add review.txt',
      };
    case 'no-issue':
      return {
        ...empty,
        name: `Issue ${ref.issue}`,
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
      return { ...empty, name: 'No proof', why: describeRefusal(found).sentence, command: null };
  }
};
