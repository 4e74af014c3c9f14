import {
  PLACEHOLDER_CLOSE,
  PLACEHOLDER_OPEN,
  PLACEHOLDERS,
  type Placeholder,
} from './placeholder.ts';
import type { Rendition } from './rendition.ts';

/** The placeholders of one text: how many of each, and what only looks like one. */
export interface PlaceholderCount {
  readonly known: Readonly<Record<Placeholder, number>>;
  /** Unknown names and stray marks, as found. */
  readonly leftOver: readonly string[];
}

const MARK = new RegExp(
  `${PLACEHOLDER_OPEN}([a-z]{1,32})${PLACEHOLDER_CLOSE}|[${PLACEHOLDER_OPEN}${PLACEHOLDER_CLOSE}]`,
  'g',
);

/** Counts the placeholders of a text. */
export function countPlaceholders(text: string): PlaceholderCount {
  const known = { token: 0, leave: 0 };
  const leftOver: string[] = [];
  for (const [mark, name] of text.matchAll(MARK)) {
    const placeholder = PLACEHOLDERS.find((each) => each === name);
    if (placeholder === undefined) leftOver.push(name ?? describe(mark));
    else known[placeholder] += 1;
  }
  return { known, leftOver };
}

/** Describes where a rendition has a placeholder that nothing would fill in; empty if nowhere. */
export function findLeftOvers(rendition: Rendition): readonly string[] {
  const places: [place: string, text: string][] = [
    ['HTML', rendition.html],
    ['text', rendition.text],
    ...Object.entries(rendition.headers).map(([name, value]): [string, string] => [
      `header ${name}`,
      value,
    ]),
  ];
  const found = places.flatMap(([place, text]) =>
    countPlaceholders(text).leftOver.map((name) => `${name} in the ${place}`),
  );
  // Subject and preheader are the same for everybody and never stamped.
  for (const place of ['subject', 'preheader'] as const) {
    const { known, leftOver } = countPlaceholders(rendition[place]);
    if (known.token + known.leave + leftOver.length > 0)
      found.push(`a placeholder in the ${place}`);
  }
  return found;
}

const describe = (mark: string): string =>
  `U+${(mark.codePointAt(0) ?? 0).toString(16).toUpperCase()}`;
