import type { Refusal, RefusalCode, RefusalOf } from './refusal.ts';

/** How a refusal is answered: 2 and 4xx for bad input, 1 for what can't be done now. */
export interface RefusalAnswer {
  readonly sentence: string;
  /** What to type at the command line next. */
  readonly command: string | null;
  readonly exit: 1 | 2;
  readonly status: 400 | 403 | 404 | 409;
}

type Table = {
  readonly [C in RefusalCode]: Pick<RefusalAnswer, 'exit' | 'status'> & {
    readonly say: (refusal: RefusalOf<C>) => string;
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
};

/** Says a refusal to a person, with its exit code and HTTP status. */
export function describeRefusal(refusal: Refusal): RefusalAnswer {
  const { say, command, exit, status } = REFUSALS[refusal.kind] as Table['no-issue'];
  const facts = refusal as RefusalOf<'no-issue'>;
  return { sentence: say(facts), command: command?.(facts) || null, exit, status };
}

export const isRefusal = (outcome: { readonly kind: string }): outcome is Refusal =>
  outcome.kind in REFUSALS;
