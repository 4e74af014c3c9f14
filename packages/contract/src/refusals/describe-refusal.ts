import type { Refusal, RefusalCode, RefusalOf } from './refusal.ts';

/** How a refusal is answered: 2 and 4xx for bad input, 1 for what can't be done now, 502 for what the provider refused. */
export interface RefusalAnswer {
  readonly sentence: string;
  /** What it is about, one by one, where that is a list. */
  readonly details: readonly string[];
  /** What to type at the command line next. */
  readonly command: string | null;
  readonly exit: 1 | 2;
  readonly status: 400 | 403 | 404 | 409 | 502;
}

type Table = {
  readonly [C in RefusalCode]: Pick<RefusalAnswer, 'exit' | 'status'> & {
    readonly say: (refusal: RefusalOf<C>) => string;
    readonly details?: (refusal: RefusalOf<C>) => readonly string[];
    readonly command?: (refusal: RefusalOf<C>) => string;
  };
};

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
        ? `There are several newsletters and none is the default one. Name one: ${known}`
        : `There is no newsletter "${slug}". There are: ${known}`;
    },
    command: ({ slugs }) =>
      slugs.length === 0 ? "Make one: galley newsletter set --title 'My Digest'" : '',
  },
  'no-issue': {
    exit: 2,
    status: 404,
    say: ({ number }) => `There is no issue ${number}.`,
    command: () => '"galley issue list" shows which there are.',
  },
  'no-review': {
    exit: 2,
    status: 404,
    say: ({ id }) => `There is no review ${id}.`,
    command: () => '"galley review list --all" shows which there are.',
  },
  'wrong-state': {
    exit: 1,
    status: 409,
    say: ({ number, state, detail }) => `Issue ${number} is ${state}: ${detail}.`,
  },
  'not-allowed': {
    exit: 1,
    status: 403,
    say: ({ step }) => `Your role does not include "${step}".`,
  },
  invalid: {
    exit: 2,
    status: 400,
    say: () => "The input can't be taken.",
    details: ({ problems }) => problems.map(({ field, problem }) => `${field}: ${problem}`),
  },
  'no-sender': {
    exit: 1,
    status: 409,
    say: ({ number }) => `Issue ${number} has no sender.`,
    command: () => "Set one: galley newsletter set --from 'Name <a@b>'",
  },
  'no-testers': {
    exit: 2,
    status: 409,
    say: () => 'There is nobody to send it to.',
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
    say: ({ address, message }) => `The test to ${address} was not accepted: ${message}`,
  },
  unreadable: {
    exit: 1,
    status: 502,
    say: ({ detail }) => `Mails could not be read back: ${detail}`,
  },
  'not-uncertain': {
    exit: 1,
    status: 409,
    say: ({ number, address }) => `${address} is not uncertain in issue ${number}:`,
    command: ({ number }) => `galley issue status ${number}`,
  },
  'nothing-queued': {
    exit: 1,
    status: 409,
    say: () => 'Nothing is in the queue.',
    command: () => 'Add a review: galley review add review.txt',
  },
  'no-slot': {
    exit: 2,
    status: 409,
    say: ({ slot, detail, next }) =>
      `${slot === null ? 'No slot can' : `The slot ${slot} can't`} be compiled: ${detail}.${
        next.length === 0 ? '' : ` The next ones: ${next.join(', ')}`
      }`,
  },
  'nothing-rated': {
    exit: 1,
    status: 409,
    say: ({ month }) => `No issue of ${month} that went out holds a review with a rating.`,
  },
  'already-out': {
    exit: 1,
    status: 409,
    say: ({ number }) => `Issue ${number} is the best of that month, and on its way or out.`,
  },
  'other-hash': {
    exit: 1,
    status: 409,
    say: ({ number, contentHash }) =>
      `Issue ${number} is not what was proofed: its hash is ${contentHash}.`,
  },
  stopped: {
    exit: 1,
    status: 409,
    say: ({ number }) => `Issue ${number} does not pass preflight and was not approved.`,
  },
};

/** Says that an address got no test. */
export const describeSuppressed = (address: string): string =>
  `${address} is suppressed, so nothing was sent there.`;

/** Says a refusal to a person, with its exit code and HTTP status. */
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

export const isRefusal = (outcome: { readonly kind: string }): outcome is Refusal =>
  outcome.kind in REFUSALS;
