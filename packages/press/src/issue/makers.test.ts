import { STEPS, type Actor, type StepName } from '@galley/core/editor';
import { listMakers } from '@galley/db';
import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { changeNewsletter, setPreflightRules, setSender } from '../newsletter/index.ts';
import {
  applyReview,
  bringBackReview,
  editReview,
  holdReview,
  moveReview,
  pinReview,
  queueReview,
  releaseReview,
  removeReview,
  restoreReview,
} from '../review/index.ts';
import { testReview } from '../press.fixture.ts';
import { compileIssue } from './compile-issue.ts';
import { openDesk } from './four-eyes.fixture.ts';
import { setIssue } from './set-issue.ts';

const fixture = withDatabase();
type Desk = Awaited<ReturnType<typeof openDesk>>;

/** Changes what an issue's approval is about; what it holds is compiled afterwards. */
type Change = (desk: Desk, actor: Actor) => Promise<unknown>;

const all = { apply: true, voidApproval: true } as const;

/** Every step that changes an issue's bytes or what decides about it, in each way it can. */
const MAKES: { readonly [Step in StepName]?: readonly Change[] } = {
  'queue-review': [
    async ({ press, newsletter }, actor) =>
      queueReview(press, actor, { newsletter, review: testReview('C') }),
  ],
  'edit-review': [
    async ({ press, first: id }, actor) =>
      editReview(press, actor, { id, review: { title: 'Better' }, ...all }),
    async ({ press, first: id }, actor) => {
      await editReview(press, owner, { id, review: { title: 'Better' }, ...all });
      return restoreReview(press, actor, { id, from: 1, ...all });
    },
  ],
  'apply-review': [
    async ({ press, first: id }, actor) => {
      await editReview(press, owner, { id, review: { title: 'Better' } });
      return applyReview(press, actor, { id, voidApproval: true });
    },
  ],
  'remove-review': [async ({ press, first }, actor) => removeReview(press, actor, first)],
  'bring-back-review': [
    async ({ press, first: id }, actor) => {
      await removeReview(press, owner, id);
      return bringBackReview(press, actor, { id });
    },
  ],
  'hold-review': [async ({ press, first }, actor) => holdReview(press, actor, first)],
  'release-review': [
    async ({ press, first: id }, actor) => {
      await holdReview(press, owner, id);
      return releaseReview(press, actor, { id });
    },
  ],
  'pin-review': [
    async ({ press, second: id }, actor) => pinReview(press, actor, { id, pinned: true }),
  ],
  'move-review': [async ({ press, second: id }, actor) => moveReview(press, actor, { id, to: 1 })],
  'set-issue': [
    async ({ press, ref }, actor) => setIssue(press, actor, { ...ref, subject: 'Ours' }),
  ],
  'set-newsletter': [
    async ({ press, newsletter: slug }, actor) =>
      changeNewsletter(press, actor, { slug, title: 'Another' }),
  ],
  'set-sender': [
    async ({ press, newsletter: slug }, actor) =>
      setSender(press, actor, { slug, sender: 'Us <us@digest.example>', replyTo: null }),
  ],
  'set-preflight-rules': [
    async ({ press, newsletter }, actor) => {
      const rules = [{ rule: 'outlet-mix', level: 'off', because: 'we like it' }] as const;
      return setPreflightRules(press, actor, { newsletter, rules: [...rules], by: 'Bea' });
    },
  ],
};

/** Every other step, which changes neither. */
const MAKES_NOTHING: readonly StepName[] = [
  'see-restored',
  'review-restored',
  'release-restored',
  'adopt-copy',
  'see-newsletter',
  'see-readers',
  'send-test',
  'mark-proof-read',
  // They put together what others made, and let it go or stop it.
  'compile-issue',
  'compile-best-of',
  'compile-correction',
  'approve-issue',
  'release-issue',
  'take-back-issue',
  'hold-issue',
  'skip-slot',
  'pause-issue',
  'resume-issue',
  'cancel-issue',
  'reconcile-issue',
  'decide-uncertain',
  'send-again',
  // It changes what is out, and counts as an act on its review where an issue holds that.
  'correct-review',
  // Taking a candidate queues a review, which counts.
  'dismiss-candidate',
  'watch-feed',
  'stop-feed',
  'poll-feeds',
  // Readers are no part of an issue.
  'add-subscriber',
  'ask-to-confirm',
  'store-inbound',
  'act-on-mail',
  'drop-inbound',
  // Back issues are never sent.
  'import-back-issues',
  'import-subscribers',
  'export-subscribers',
  'suppress-address',
  'lift-suppression',
  'erase-subscriber',
  'subscribe',
  'confirm',
  'unsubscribe',
  'take-back-leaving',
  'give-leave-reason',
  'ask-for-links',
  'ask-for-data-link',
  'see-own-data',
  'ask-for-new-address',
  'change-address',
  'erase-self',
  'finish-erasure',
  'change-preferences',
  'apply-feedback',
  'drop-deliveries',
  'drop-events',
  'back-up',
  'restore-backup',
  'distribute-readers',
  'see-retention',
  'set-retention',
  'drop-sign-ups',
  'drop-sign-ins',
  'rewrite-archives',
  // Nor are webhooks, people, keys and accounts.
  'see-webhooks',
  'add-webhook',
  'test-webhook',
  'replay-webhook',
  'rotate-webhook',
  'enable-webhook',
  'disable-webhook',
  'remove-webhook',
  'drop-webhook-events',
  // Nor are imports: who reads an issue isn't in it.
  'receive-import',
  'see-imports',
  'set-import',
  'stop-import',
  'discard-import',
  'work-imports',
  'drop-imports',
  'see-people',
  'see-audit',
  'invite-person',
  'take-back-invitation',
  'change-role',
  'check-sender-domain',
  'remove-person',
  'confirm-recovery',
  'create-key',
  'see-keys',
  'revoke-key',
  'sign-in',
  'set-name',
  'end-session',
  'add-passkey',
  'remove-passkey',
  'recover',
];

test('each step either makes something or nothing', () => {
  expect([...Object.keys(MAKES), ...MAKES_NOTHING].toSorted()).toEqual(
    Object.keys(STEPS).toSorted(),
  );
});

test.each(Object.entries(MAKES))(
  '%s: the person who takes it is a maker',
  async (step, changes) => {
    for (const change of changes) {
      const desk = await openDesk(fixture.db);
      const { press, newsletter, newsletterId, issueId: id } = desk;
      const signed = step as StepName;
      expect(await change(desk, { ...desk.bea, signed })).not.toHaveProperty('kind', 'invalid');
      // The queue is compiled into it again.
      await compileIssue(press, owner, { newsletter });
      const makers = await listMakers(fixture.db, { id, newsletter_id: newsletterId });
      expect(makers.map(({ person_id: person }) => person)).toContain(desk.bea.id);
      expect(makers.map(({ person_id: person }) => person)).not.toContain(desk.cleo.id);
    }
  },
);
