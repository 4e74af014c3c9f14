import { tokenize, TokenType, type CSSToken } from '@csstools/css-tokenizer';

/** One rule of a style sheet. */
export interface StyleRule {
  /** The at-rules around it, outermost first, such as `@media (max-width:520px)`. */
  readonly within: readonly string[];
  readonly selectors: readonly string[];
  readonly declarations: Readonly<Record<string, string>>;
}

/**
 * Reads declarations, `color:red;margin:0`. Names are in lower case, `!important` stays with its
 * value, and of two declarations of one property the later wins.
 */
export const readDeclarations = (text: string): Readonly<Record<string, string>> =>
  declarationsOf(group(read(text)));

/** Reads a style sheet as mails have them: rules, and at-rules that hold rules. */
export const readStyleSheet = (css: string): readonly StyleRule[] => rulesOf(group(read(css)), []);

type Tokens = readonly CSSToken[];

const UNREAD: readonly TokenType[] = [
  TokenType.Comment,
  TokenType.CDO,
  TokenType.CDC,
  TokenType.EOF,
];
const CLOSERS: ReadonlyMap<TokenType, TokenType> = new Map([
  [TokenType.OpenCurly, TokenType.CloseCurly],
  [TokenType.OpenSquare, TokenType.CloseSquare],
  [TokenType.OpenParen, TokenType.CloseParen],
  [TokenType.Function, TokenType.CloseParen],
]);

const read = (css: string): Tokens => tokenize({ css }).filter(([type]) => !UNREAD.includes(type));

/** A token alone, or a bracket with all that is inside: a component value (CSS Syntax 3, 5.4.7). */
function group(tokens: Tokens): readonly Tokens[] {
  const groups: CSSToken[][] = [];
  const open: TokenType[] = [];
  for (const token of tokens) {
    const [type] = token;
    const closer = CLOSERS.get(type);
    if (open.length > 0) groups.at(-1)?.push(token);
    else if (type !== TokenType.CloseCurly) groups.push([token]);
    if (type === open.at(-1)) open.pop();
    else if (closer !== undefined) open.push(closer);
  }
  return groups;
}

const begins = (value: Tokens, type: TokenType): boolean => value[0]?.[0] === type;

function rulesOf(values: readonly Tokens[], within: readonly string[]): readonly StyleRule[] {
  const rules: StyleRule[] = [];
  let head: Tokens[] = [];
  for (const value of values) {
    const isBlock = begins(value, TokenType.OpenCurly);
    if (isBlock || begins(value, TokenType.Semicolon)) {
      rules.push(...ruleOf(head, isBlock ? group(value.slice(1)) : [], within));
      head = [];
    } else head.push(value);
  }
  return rules;
}

function ruleOf(
  head: readonly Tokens[],
  body: readonly Tokens[],
  within: readonly string[],
): readonly StyleRule[] {
  const name = print(head);
  if (!name.startsWith('@')) {
    const selectors = split(head, TokenType.Comma).map(print);
    return [{ within, selectors, declarations: declarationsOf(body) }];
  }
  if (body.some((value) => begins(value, TokenType.OpenCurly))) {
    return rulesOf(body, [...within, name]);
  }
  return [{ within: [...within, name], selectors: [], declarations: declarationsOf(body) }];
}

const declarationsOf = (values: readonly Tokens[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    split(values, TokenType.Semicolon).flatMap((each) => {
      const colon = each.findIndex((value) => begins(value, TokenType.Colon));
      if (colon === -1) return [];
      return [[print(each.slice(0, colon)).toLowerCase(), print(each.slice(colon + 1))]];
    }),
  );

/** The parts between separators that hold something. */
function split(values: readonly Tokens[], separator: TokenType): readonly (readonly Tokens[])[] {
  const parts: Tokens[][] = [[]];
  for (const value of values) {
    if (begins(value, separator)) parts.push([]);
    else parts.at(-1)?.push(value);
  }
  return parts.filter((part) => print(part) !== '');
}

const print = (values: readonly Tokens[]): string =>
  values
    .flat()
    .map(([, text]) => text)
    .join('')
    .trim();
