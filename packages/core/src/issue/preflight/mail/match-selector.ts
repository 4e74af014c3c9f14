import type { MailElement } from './mail-document.ts';

type Matches = (element: MailElement) => boolean;

/**
 * Reads a selector into a test of elements. Knows what mails use: type, class, id and attribute
 * selectors, `:root`, descendants and children. Anything else, `:hover` or `+` among it, means no
 * element here.
 */
export function readSelector(selector: string): Matches {
  const steps = selector
    .replaceAll(/\s*>\s*/g, ' > ')
    .trim()
    .split(/\s+/);
  let matches: Matches | null = null;
  let child = false;
  for (const step of steps) {
    if (step === '>') child = true;
    else {
      matches = below(matches, child, readCompound(step));
      child = false;
    }
  }
  return matches ?? nothing;
}

function below(above: Matches | null, child: boolean, matches: Matches): Matches {
  if (above === null) return matches;
  if (child) {
    return (element) => matches(element) && element.parent !== null && above(element.parent);
  }
  return (element) => {
    if (!matches(element)) return false;
    for (let each = element.parent; each !== null; each = each.parent) {
      if (above(each)) return true;
    }
    return false;
  };
}

const nothing: Matches = () => false;
const SIMPLE = /^(?:\*|[a-z][a-z0-9-]*|[.#][\w-]+|\[[\w-]+(?:[~|^$*]?=[^\]]*)?\]|:root)/i;

function readCompound(compound: string): Matches {
  const all: Matches[] = [];
  for (let rest = compound; rest !== '';) {
    const simple = SIMPLE.exec(rest)?.[0];
    if (simple === undefined) return nothing;
    all.push(readSimple(simple));
    rest = rest.slice(simple.length);
  }
  return (element) => all.every((matches) => matches(element));
}

function readSimple(simple: string): Matches {
  const rest = simple.slice(1);
  if (simple === '*') return () => true;
  if (simple === ':root') return ({ name }) => name === 'html';
  if (simple.startsWith('.')) return ({ classes }) => classes.includes(rest);
  if (simple.startsWith('#')) return ({ attributes }) => attributes['id'] === rest;
  if (simple.startsWith('[')) return readAttribute(simple);
  const tag = simple.toLowerCase();
  return ({ name }) => name === tag;
}

function readAttribute(simple: string): Matches {
  const [, attribute = '', operator, value = ''] =
    /^\[([\w-]+)(?:([~|^$*]?=)["']?([^"'\]]*)["']?)?\]$/.exec(simple) ?? [];
  return ({ attributes }) => {
    const actual = attributes[attribute];
    if (actual === undefined || operator === undefined) return actual !== undefined;
    if (operator === '^=') return actual.startsWith(value);
    if (operator === '$=') return actual.endsWith(value);
    if (operator === '*=') return actual.includes(value);
    return operator === '=' && actual === value;
  };
}
