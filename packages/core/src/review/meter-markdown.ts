import type { fromMarkdown } from 'mdast-util-from-markdown';

type Options = NonNullable<Exclude<Parameters<typeof fromMarkdown>[1], string>>;
type Extension = NonNullable<Options['extensions']>[number];
type Construct = Extract<NonNullable<Extension['text']>[string], { tokenize: unknown }>;
type Context = ThisParameterType<Construct['tokenize']>;
type Effects = Parameters<Construct['tokenize']>[0];
type Token = ReturnType<Effects['enter']>;
type Spend = (steps: number) => void;

/**
 * The cost of a piece of work in steps, a step being one consumed character. Measured, so that a
 * step takes 15 to 60 ns whatever the document makes the parser do.
 */
const COST = {
  look: 1,
  lookAtStart: 3,
  move: 1 / 16,
  attempt: 20,
  token: 20,
  tokenizer: 300,
} as const;

/**
 * The characters at which the constructs of CommonMark and of GitHub's extensions begin, by the kind of content they occur in;
 * `null` is any other. Line endings and tabs have negative codes in micromark.
 */
const STARTS = {
  document: { characters: '*+-0123456789>[', others: [null] },
  contentInitial: { characters: '[', others: [null] },
  flowInitial: { characters: ' ', others: [-2, -1] },
  flow: { characters: '#*-<=_`~', others: [null] },
  string: { characters: '&\\', others: [] },
  text: { characters: '!&*<[\\]_`', others: [-5, -4, -3] },
} as const;

/** Thrown out of the parser when a document exceeds its steps. */
export class SpentSteps extends Error {
  readonly line: number;
  constructor(line: number) {
    super(`more steps than a document may cost, at line ${line}`);
    this.line = line;
  }
}

/** An extension of micromark that counts its steps. */
export interface Meter {
  readonly extension: Extension;
  readonly steps: () => number;
}

/**
 * Counts what micromark does, and stops it with {@link SpentSteps} after `most` steps, whichever
 * construct costs so much. It counts characters that tokenizers consume (again, if a construct was
 * tried in vain), attempts, tokens, looks at tokens, and the entries that move when a list of
 * events is cut or copied: every loop of the parser does one of these.
 *
 * It meters what micromark passes to the constructs of an extension, in each tokenizer from the
 * first character that could begin a construct; before that, text is read once.
 */
export function meterMarkdown(most: number): Meter {
  let steps = 0;
  const metered = new WeakSet<Effects>();
  const meter: Construct = {
    // Micromark records which construct it is in; a partial one is not recorded.
    partial: true,
    // It runs wherever another construct may begin, and never makes micromark stop for it.
    previous: () => false,
    tokenize(effects, _, nok) {
      // A construct that may interrupt a paragraph gets a child of the tokenizer's context.
      const context: Context = Object.hasOwn(this, 'events') ? this : Object.getPrototypeOf(this);
      const spend = (cost: number): void => {
        steps += cost;
        if (steps > most) throw new SpentSteps(context.now().line);
      };
      if (metered.has(effects)) spend(COST.attempt);
      else {
        metered.add(effects);
        spend(COST.tokenizer);
        meterEffects(effects, spend);
        meterContext(context, spend);
      }
      return nok;
    },
  };
  const extension = Object.fromEntries(
    Object.entries(STARTS).map(([content, starts]) => [content, registerAt(starts, meter)]),
  );
  return { extension, steps: () => steps };
}

/** Micromark tries the constructs of an extension before its own. */
function registerAt(
  { characters, others }: (typeof STARTS)[keyof typeof STARTS],
  construct: Construct,
): Record<string, Construct> {
  const codes = Array.from(characters, (character) => character.charCodeAt(0));
  return Object.fromEntries([...codes, ...others].map((code) => [String(code), construct]));
}

function meterEffects(effects: Effects, spend: Spend): void {
  const { consume, enter, attempt, check, interrupt } = effects;
  const meterAttempt =
    (attempt: Effects['attempt']): Effects['attempt'] =>
    (...args) => {
      spend(COST.attempt);
      return attempt(...args);
    };
  effects.attempt = meterAttempt(attempt);
  effects.check = meterAttempt(check);
  effects.interrupt = meterAttempt(interrupt);
  effects.consume = (code) => {
    spend(1);
    consume(code);
  };
  effects.enter = (type, fields) => {
    const opensTokenizer = fields?.contentType !== undefined && fields.previous === undefined;
    spend(opensTokenizer ? COST.token + COST.tokenizer : COST.token);
    return enter(type, Object.assign(new MeteredToken(spend), fields));
  };
}

function meterContext(context: Context, spend: Spend): void {
  const { events } = context;
  const sliceSerialize = context.sliceSerialize.bind(context);
  context.sliceSerialize = (token, expandTabs) => {
    spend(token.end.offset - token.start.offset);
    return sliceSerialize(token, expandTabs);
  };
  // Others hold this very list, so it is metered itself rather than replaced.
  const { slice, splice } = events;
  Object.defineProperties(events, {
    slice: {
      value: (start = 0, end = events.length) => {
        spend(end - start);
        return slice.call(events, start, end);
      },
    },
    splice: {
      value: (...args: Parameters<typeof splice>) => {
        spend(Math.ceil((events.length - args[0]) * COST.move));
        return splice.apply(events, args);
      },
    },
  });
}

/** A token whose type and start cost steps to look at, which is what loops over tokens do. */
class MeteredToken {
  readonly #spend: Spend;
  #type: Token['type'] | undefined;
  #start: Token['start'] | undefined;

  constructor(spend: Spend) {
    this.#spend = spend;
  }

  get type(): Token['type'] | undefined {
    this.#spend(COST.look);
    return this.#type;
  }

  set type(type: Token['type'] | undefined) {
    this.#type = type;
  }

  get start(): Token['start'] | undefined {
    this.#spend(COST.lookAtStart);
    return this.#start;
  }

  set start(start: Token['start'] | undefined) {
    this.#start = start;
  }
}
