import { formatProblem, showHarmlessly } from '@galley/core/input';
import { issueName } from '@galley/core/issue/name';
import type { ShownColumn } from '@galley/core/subscription';
import type { AlreadyQueued } from '../review/index.ts';
import type { Refusal, RefusalCode, RefusalOf } from './refusal.ts';

/** A refusal's answer. Bad input: exit 2, 4xx. Impossible now: exit 1. Provider refused: 502. */
export interface RefusalAnswer {
  readonly sentence: string;
  /** The problems one by one, if there are several. */
  readonly details: readonly string[];
  /** The command to run next. */
  readonly command: string | null;
  readonly exit: 1 | 2;
  readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 429 | 502;
}

type Table = {
  readonly [C in RefusalCode]: Pick<RefusalAnswer, 'exit' | 'status'> & {
    readonly say: (refusal: RefusalOf<C>) => string;
    readonly details?: (refusal: RefusalOf<C>) => readonly string[];
    readonly command?: (refusal: RefusalOf<C>) => string;
  };
};

/** The most rows of a file to list. */
const LISTED = 100;

const DEAD_LINKS = {
  'sign-in': 'This link has been used or has expired. Ask for a new one.',
  invitation:
    'This invitation has been accepted or taken back, or has expired. Ask the person who invited you for a new one.',
  'first-owner':
    'This link has been used, replaced or has expired. While there is no owner, each start of Galley prints a new one.',
} as const;

const IMPORT_STATES = {
  checking: 'is being checked',
  checked: 'is checked and awaits a word',
  unreadable: "can't be read as it is",
  importing: 'is under way',
  imported: 'is done',
  stopped: 'is stopped',
  failed: 'has failed',
} as const;

/** Names an issue in a sentence. */
const issue = (number: number, word: 'issue' | 'Issue' = 'issue'): string =>
  `${word} ${issueName(number)}`;

/** The one table of refusals: code, sentence, exit code, HTTP status. */
export const REFUSALS: Table = {
  'no-newsletter': {
    exit: 2,
    status: 404,
    say: ({ slug, slugs }) => {
      const known = slugs.join(', ');
      if (slugs.length === 0) {
        return `There is no newsletter${slug === null ? ' of your own yet' : ` "${slug}"`}.`;
      }
      return slug === null
        ? `There are several newsletters and no default. Name one of: ${known}`
        : `There is no newsletter "${slug}". Existing newsletters: ${known}`;
    },
    command: ({ slugs }) =>
      slugs.length === 0 ? "Create one: galley newsletter set --title 'My Digest'" : '',
  },
  'no-issue': {
    exit: 2,
    status: 404,
    say: ({ number }) => `There is no ${issue(number)}.`,
    command: () => 'List them: galley issue list',
  },
  'installation-held': {
    exit: 1,
    status: 409,
    say: ({ held }) =>
      held === 'copy'
        ? 'This installation is a copy made from a backup, and nothing leaves it.'
        : 'This installation came out of a backup and stands still: nothing is compiled and sent until a person has seen what happened since, and releases it.',
    command: ({ held }) =>
      held === 'copy'
        ? 'If it has to take the place of the original: galley restored adopt'
        : 'See: galley restored show',
  },
  'not-restored': {
    exit: 1,
    status: 409,
    say: () => 'This installation is not held: it came out of no backup, or was released already.',
    command: () => 'See: galley restored show',
  },
  'no-copy': {
    exit: 1,
    status: 409,
    say: () => 'This installation is not a copy.',
    command: () => 'See: galley restored show',
  },
  'other-names': {
    exit: 2,
    status: 400,
    say: ({ expected }) =>
      `Expected, as the word of somebody who has read the standing: ${expected.join(' ')}`,
  },
  'rest-unknown': {
    exit: 1,
    status: 409,
    say: ({ number }) =>
      `${issue(number, 'Issue')} was on its way when the backup was made, and the provider's list could not be read back to then: who else got it is unknown.`,
    command: ({ number }) =>
      `Read the list: galley restored look   (or end it: galley issue cancel ${issueName(number)})`,
  },
  'no-review': {
    exit: 2,
    status: 404,
    say: ({ id }) => `There is no review ${id}.`,
    command: () => 'List them: galley review list --all',
  },
  'wrong-state': {
    exit: 1,
    status: 409,
    say: ({ number, state, detail }) => `${issue(number, 'Issue')} is ${state}: ${detail}.`,
  },
  'undo-over': {
    exit: 1,
    status: 409,
    say: ({ number }) =>
      `${issue(number, 'Issue')} can no longer be taken back: its undo window is over.`,
    command: ({ number }) => `Pause it: galley issue pause ${issueName(number)}`,
  },
  'nothing-to-send-again': {
    exit: 1,
    status: 409,
    say: ({ number, stay, arrived }) =>
      [
        `${issue(number, 'Issue')} has nobody to be sent it again: no reader was rejected for a reason that can go away.`,
        ...(stay > 0
          ? [`Readers rejected for their own address, or for what the mail holds: ${stay}.`]
          : []),
        ...(arrived > 0 ? [`Readers whose mail seems to have arrived after all: ${arrived}.`] : []),
      ].join(' '),
    command: ({ number }) => `See: galley issue status ${issueName(number)}`,
  },
  'reason-not-gone': {
    exit: 1,
    status: 409,
    say: ({ number, detail }) => `${issue(number, 'Issue')} can't be sent again yet: ${detail}.`,
  },
  'deliveries-dropped': {
    exit: 1,
    status: 409,
    say: ({ number }) =>
      `The deliveries of ${issue(number)} were dropped, so Galley no longer knows its readers.`,
  },
  'not-allowed': {
    exit: 1,
    status: 403,
    say: ({ step }) => `The step "${step}" needs a role, or a key with a scope, that allows it.`,
  },
  invalid: {
    exit: 2,
    status: 400,
    say: () => 'The input is invalid.',
    details: ({ problems }) => problems.map(({ field, problem }) => `${field}: ${problem}`),
  },
  'no-sender': {
    exit: 1,
    status: 409,
    say: ({ number }) => `${issue(number, 'Issue')} has no sender.`,
    command: () => "Set one: galley newsletter set --from 'Name <a@b>'",
  },
  'no-testers': {
    exit: 2,
    status: 409,
    say: () => 'The test has no recipients.',
    command: () => 'Give --to EMAIL, or set testers: galley newsletter set --testers a@b,c@d',
  },
  'all-suppressed': {
    exit: 1,
    status: 409,
    say: ({ addresses }) => addresses.map(describeSuppressed).join('\n'),
  },
  'not-accepted': {
    exit: 1,
    status: 502,
    say: ({ address, message }) => `The provider did not accept the test to ${address}: ${message}`,
  },
  unreadable: {
    exit: 1,
    status: 502,
    say: ({ detail }) => `Sent mail can't be read back: ${detail}`,
  },
  'not-uncertain': {
    exit: 1,
    status: 409,
    say: ({ number, address }) => `${address} is not uncertain in ${issue(number)}. See:`,
    command: ({ number }) => `galley issue status ${issueName(number)}`,
  },
  'nothing-queued': {
    exit: 1,
    status: 409,
    say: ({ held }) =>
      held === 0
        ? 'The queue is empty.'
        : `No review is ready: ${held === 1 ? 'one is' : `${held} are`} held.`,
    command: ({ held }) =>
      held === 0
        ? 'Add a review: galley review add review.txt'
        : 'Stop holding one: galley review hold ID --off',
  },
  'no-slot': {
    exit: 2,
    status: 409,
    say: ({ slot, detail, next }) =>
      `${slot === null ? 'No slot can' : `The slot ${slot} can't`} be compiled: ${detail}.${
        next.length === 0 ? '' : ` Next slots: ${next.join(', ')}`
      }`,
  },
  'nothing-rated': {
    exit: 1,
    status: 409,
    say: ({ month }) => `No issue sent in ${month} has a rated review.`,
  },
  'already-out': {
    exit: 1,
    status: 409,
    say: ({ number }) =>
      number < 0
        ? `${issue(number, 'Issue')} brings that correction and is already released.`
        : `Issue ${number} holds the best of that month and is already released.`,
  },
  'other-hash': {
    exit: 1,
    status: 409,
    say: ({ number, contentHash }) =>
      `${issue(number, 'Issue')} has changed since it was proofed: its hash is now ${contentHash}.`,
  },
  'other-day': {
    exit: 1,
    status: 409,
    say: ({ number, datedOn, today, timeZone }) =>
      `${issue(number, 'Issue')} is dated ${datedOn}, but today is ${today} (${timeZone}).`,
    command: ({ number }) =>
      `To date it today and approve it: galley issue approve ${issueName(number)} --date today`,
  },
  stopped: {
    exit: 1,
    status: 409,
    say: ({ number }) => `${issue(number, 'Issue')} does not pass preflight and was not approved.`,
  },
  'already-queued': {
    exit: 1,
    status: 409,
    say: ({ title, id, by, where }) =>
      `"${title}" (review ${id}) ${placeOf(where)}: ${
        by === 'url' ? 'the same article URL' : 'the same title and outlet'
      }.`,
    command: () => 'Add --again to queue it anyway.',
  },
  'unreadable-url': {
    exit: 1,
    status: 409,
    say: ({ url, why }) => `${showHarmlessly(url)} can't be read: ${showHarmlessly(why)}.`,
  },
  'no-feed': {
    exit: 2,
    status: 404,
    say: ({ id }) => `There is no feed ${id}.`,
    command: () => 'List them: galley feed list',
  },
  'already-watched': {
    exit: 1,
    status: 409,
    say: ({ id, url }) => `${showHarmlessly(url)} is watched already, as feed ${id}.`,
  },
  'no-candidate': {
    exit: 2,
    status: 404,
    say: ({ id }) => `There is no candidate ${id}.`,
    command: () => 'List them: galley candidate list',
  },
  'candidate-state': {
    exit: 1,
    status: 409,
    say: ({ id }) => `Candidate ${id} has become a review.`,
  },
  'last-in-issue': {
    exit: 1,
    status: 409,
    say: ({ number }) => `It is the only review in ${issue(number)}.`,
    command: ({ number }) => `Cancel the issue first: galley issue cancel ${issueName(number)}`,
  },
  'review-state': {
    exit: 1,
    status: 409,
    say: ({ id, state }) => {
      switch (state) {
        case 'held':
          return `Review ${id} is held, so it has no place in the queue.`;
        case 'compiled':
          return `Review ${id} is in an issue, neither held nor in the queue.`;
        case 'removed':
          return `Review ${id} is removed.`;
        default:
          return `Review ${id} is ${state}. Once a review is sent, it can only be corrected.`;
      }
    },
    command: ({ id, state }) => {
      if (state === 'held') return `Release it first: galley review hold ${id} --off`;
      if (state === 'removed') return `Bring it back first: galley review remove ${id} --off`;
      return state === 'featured' ? `Correct it: galley review correct ${id} --note …` : '';
    },
  },
  'address-suppressed': {
    exit: 1,
    status: 409,
    say: ({ address, reason }) => `${address} is suppressed (${reason}) and was not added.`,
  },
  'no-subscriber': {
    exit: 1,
    status: 404,
    say: ({ address }) => `Nothing is stored about ${address}.`,
  },
  'no-member': {
    exit: 1,
    status: 404,
    say: ({ newsletter }) => `The newsletter ${newsletter} has no such subscriber.`,
    command: () => 'Find them: galley subscriber search TEXT',
  },
  'in-flight': {
    exit: 1,
    status: 409,
    say: ({ issues }) =>
      `Nothing was erased: ${issues.length === 1 ? 'issue' : 'issues'} ${issues.map(issueName).join(', ')} ${issues.length === 1 ? 'is' : 'are'} being sent to this address. Try again once that is settled.`,
  },
  'erased-at-wish': {
    exit: 1,
    status: 409,
    say: ({ address }) =>
      `${address} was erased at that person's request. Only they can come back, by subscribing and confirming.`,
  },
  'unreadable-file': {
    exit: 2,
    status: 400,
    say: () => 'Nothing was imported.',
    details: ({ problem, columns }) => [formatProblem(problem), ...columns.map(showColumn)],
  },
  'bad-rows': {
    exit: 2,
    status: 400,
    say: () => 'Nothing was imported.',
    details: ({ count, problems }) => {
      const shown = problems.slice(0, LISTED).map(formatProblem);
      const left = count - shown.length;
      if (left === 0) return shown;
      return [
        ...shown,
        `… and ${left.toLocaleString('en')} more ${left === 1 ? 'problem' : 'problems'}`,
      ];
    },
    command: ({ count }) =>
      `Use --skip-bad to skip ${count === 1 ? 'it' : 'them'} and import the valid rows.`,
  },
  'not-signed-in': {
    exit: 1,
    status: 401,
    say: () => 'You are not signed in. Sign in again, or send a key that still works.',
  },
  'step-up-needed': {
    exit: 1,
    status: 403,
    say: () => 'Sign this with your passkey first.',
  },
  restricted: {
    exit: 1,
    status: 403,
    say: ({ step }) =>
      `Your account was recovered by e-mail. Until another owner confirms that it was you, you can't take the step "${step}".`,
    command: () => 'On the terminal: galley person confirm EMAIL',
  },
  'dead-link': {
    exit: 1,
    status: 410,
    say: ({ what }) => DEAD_LINKS[what],
  },
  'other-browser': {
    exit: 1,
    status: 409,
    say: () =>
      'This link works only in the browser that asked for it. Open it there, or ask for a new one here.',
  },
  'passkey-refused': {
    exit: 1,
    status: 400,
    say: ({ detail }) => `The passkey was not accepted: ${detail}.`,
  },
  'no-recovery': {
    exit: 1,
    status: 409,
    say: ({ detail }) => `The account was not recovered: ${detail}.`,
  },
  'no-person': {
    exit: 2,
    status: 404,
    say: ({ person }) => `There is no person ${person}.`,
    command: () => 'List them: galley person list',
  },
  'no-key': {
    exit: 2,
    status: 404,
    say: ({ id }) => `There is no key ${id}.`,
    command: () => 'List them: galley token list',
  },
  'no-webhook': {
    exit: 2,
    status: 404,
    say: ({ id }) => `There is no webhook ${showHarmlessly(id)}.`,
    command: () => 'List them: galley webhook list',
  },
  'no-event': {
    exit: 2,
    status: 404,
    say: ({ event }) =>
      `Nothing that is still kept was posted there under ${showHarmlessly(event)}.`,
    command: ({ id }) => `See what was: galley webhook show ${id}`,
  },
  'webhook-disabled': {
    exit: 1,
    status: 409,
    say: ({ id }) => `Webhook ${id} is disabled, so nothing is posted to it.`,
    command: ({ id }) => `Enable it: galley webhook enable ${id}`,
  },
  'too-many-webhooks': {
    exit: 1,
    status: 409,
    say: ({ most }) => `There may be ${most} webhooks. Remove one first.`,
  },
  'no-import': {
    exit: 2,
    status: 404,
    say: ({ id }) =>
      `There is no import ${showHarmlessly(id)}. An import is kept for a day after the last thing that happened to it.`,
  },
  'import-state': {
    exit: 1,
    status: 409,
    say: ({ id, state }) => `Import ${id} ${IMPORT_STATES[state]}.`,
  },
  'import-changed': {
    exit: 1,
    status: 409,
    say: ({ id, version }) =>
      `What import ${id} is about has changed since you looked at it: it now has version ${version}.`,
  },
  'too-many-imports': {
    exit: 1,
    status: 409,
    say: ({ most }) =>
      `There may be ${most} files of a newsletter that aren't imported yet. Discard one first.`,
  },
  'no-session': { exit: 2, status: 404, say: ({ id }) => `There is no session ${id}.` },
  'no-passkey': { exit: 2, status: 404, say: ({ id }) => `There is no passkey ${id}.` },
  'no-invitation': { exit: 2, status: 404, say: ({ id }) => `There is no open invitation ${id}.` },
  'already-person': {
    exit: 1,
    status: 409,
    say: ({ address }) => `${address} already has that role.`,
    command: () => 'List people: galley person list',
  },
  'last-owner': {
    exit: 1,
    status: 409,
    say: () => 'Nobody else could manage people: make another owner first.',
  },
  'scope-beyond-role': {
    exit: 1,
    status: 409,
    say: ({ scope }) =>
      `Their role does not cover the scope "${scope}": leave it out, or give them a higher role first.`,
  },
  'too-many': {
    exit: 1,
    status: 429,
    say: ({ seconds }) => `That was too often. Try again in ${seconds} s.`,
  },
  'queue-moved': {
    exit: 1,
    status: 409,
    say: () =>
      'Somebody else has changed the order meanwhile. Read the queue again, then repeat the move.',
  },
  'nothing-pending': {
    exit: 1,
    status: 409,
    say: ({ id }) => `Review ${id} has no edits that wait to be applied.`,
  },
  'approval-goes': {
    exit: 1,
    status: 409,
    say: ({ number, approvedBy }) =>
      `${issue(number, 'Issue')} is approved${approvedBy === null ? '' : ` by ${showHarmlessly(approvedBy)}`}. Applying the edits voids the approval; confirm that this is intended.`,
    command: ({ id }) => `galley review apply ${id} --void-approval`,
  },
  'not-sent': {
    exit: 1,
    status: 409,
    say: ({ id, state }) =>
      state === 'featured'
        ? `Review ${id} is in an issue that can still be taken back. Take it back, or correct the review once the undo window is over.`
        : `Review ${id} is ${state}: only a review that was sent is corrected. Edit it instead.`,
    command: ({ id, state }) => (state === 'featured' ? '' : `galley review edit ${id}`),
  },
  'old-text-approved': {
    exit: 1,
    status: 409,
    say: ({ id, number, approvedBy }) =>
      `${issue(number, 'Issue')} holds the text of review ${id} and is approved${approvedBy === null ? '' : ` by ${showHarmlessly(approvedBy)}`}. The correction voids the approval; confirm that this is intended.`,
    command: ({ id }) => `galley review correct ${id} --void-approval`,
  },
  'readers-unknown': {
    exit: 1,
    status: 409,
    say: ({ id, issues }) =>
      `The deliveries of issue ${issues.join(', ')} were dropped, so nobody can say who got the old text of review ${id}. Say who is told of the correction in the next issue: everybody, or nobody.`,
    command: ({ id }) => `galley review correct ${id} --readers everybody`,
  },
  'no-correction': {
    exit: 2,
    status: 404,
    say: ({ id, number }) =>
      number === null
        ? `Review ${id} was never corrected.`
        : `Review ${id} has no correction ${number}.`,
    command: ({ id }) => `galley review corrections ${id}`,
  },
  'nobody-to-tell': {
    exit: 1,
    status: 409,
    say: ({ id, number }) =>
      `Nobody is left to tell at once of correction ${number} of review ${id}: no mail with the old text was accepted for a reader who takes mail now and hasn't been told.`,
    command: ({ id }) => `galley review corrections ${id}`,
  },
  'no-version': {
    exit: 2,
    status: 404,
    say: ({ id, version }) => `Review ${id} has no version ${version} in its history.`,
    command: ({ id }) => `galley review history ${id}`,
  },
  conflict: {
    exit: 1,
    status: 409,
    say: ({ fields }) =>
      `Somebody else has changed this meanwhile: ${fields.map(({ field }) => field).join(', ')}. Compare the two, then save again.`,
  },
};

/** Says that a suppressed address got no test. */
export const describeSuppressed = (address: string): string =>
  `${address} is suppressed, so nothing was sent there.`;

/** Puts a refusal into words, with its exit code and HTTP status. */
export function describeRefusal(refusal: Refusal): RefusalAnswer {
  const { say, details, command, exit, status } = REFUSALS[refusal.kind] as Table['no-issue'];
  const facts = refusal as RefusalOf<'no-issue'>;
  return {
    sentence: say(facts),
    details: details?.(facts) ?? [],
    command: command?.(facts) || null,
    exit,
    status,
  };
}

/** Says how a column of a file is read. */
export const showColumn = ({ column, meaning }: ShownColumn): string =>
  `  ${column === '' ? '(no name)' : showHarmlessly(column)}: ${meaning}`;

const minute = (instant: string): string => `${instant.slice(0, 16).replace('T', ' ')} UTC`;

function placeOf(where: AlreadyQueued['where']): string {
  switch (where.kind) {
    case 'queue':
      return `is number ${where.place} in the queue, since ${minute(where.queuedAt)}`;
    case 'held':
      return `is held, queued on ${minute(where.queuedAt)}`;
    case 'issue':
      return `is in ${issue(where.number)} (${where.state}${where.on === null ? '' : `, ${minute(where.on)}`})`;
  }
}
