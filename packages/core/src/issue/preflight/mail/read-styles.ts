/** One rule of a style sheet. */
export interface StyleRule {
  /** The at-rules around it, outermost first, such as `@media (max-width:520px)`. */
  readonly within: readonly string[];
  readonly selectors: readonly string[];
  readonly declarations: Readonly<Record<string, string>>;
}

/**
 * Reads declarations, `color:red;margin:0`. Names are in lower case, `!important` stays with its
 * value, and of two declarations of one property the later holds.
 */
export function readDeclarations(text: string): Readonly<Record<string, string>> {
  const pairs = splitOutside(text, ';').flatMap((declaration): [string, string][] => {
    const colon = declaration.indexOf(':');
    if (colon === -1) return [];
    return [
      [declaration.slice(0, colon).trim().toLowerCase(), declaration.slice(colon + 1).trim()],
    ];
  });
  return Object.fromEntries(pairs);
}

/** Reads a style sheet as mails have them: rules, and at-rules that hold rules. */
export function readStyleSheet(css: string): readonly StyleRule[] {
  return readRules(css.replaceAll(/\/\*[^]*?\*\//g, ''), []);
}

function readRules(css: string, within: readonly string[]): readonly StyleRule[] {
  const rules: StyleRule[] = [];
  for (let at = 0; at < css.length;) {
    const open = css.indexOf('{', at);
    if (open === -1) return rules;
    const close = endOfBlock(css, open);
    const body = css.slice(open + 1, close);
    // What ends in a semicolon before the rule is an at-rule without a block, such as @import.
    const heads = css.slice(at, open).split(';');
    for (const head of heads.slice(0, -1)) rules.push(declarationRule(head, '', within));
    const head = (heads.at(-1) ?? '').trim();
    if (head.startsWith('@') && body.includes('{'))
      rules.push(...readRules(body, [...within, head]));
    else rules.push(declarationRule(head, body, within));
    at = close + 1;
  }
  return rules;
}

const declarationRule = (head: string, body: string, within: readonly string[]): StyleRule => {
  const atRule = head.trim().startsWith('@');
  return {
    within: atRule ? [...within, head.trim()] : within,
    selectors: atRule ? [] : splitOutside(head, ',').map((selector) => selector.trim()),
    declarations: readDeclarations(body),
  };
};

function endOfBlock(css: string, open: number): number {
  let depth = 0;
  for (let at = open; at < css.length; at += 1) {
    if (css[at] === '{') depth += 1;
    if (css[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  return css.length;
}

/** Splits at a separator that stands outside quotation marks and brackets. */
function splitOutside(text: string, separator: string): string[] {
  const parts = [''];
  let depth = 0;
  let quote = '';
  for (const character of text) {
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    if (character === separator && depth <= 0 && quote === '') parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts.filter((part) => part.trim() !== '');
}
