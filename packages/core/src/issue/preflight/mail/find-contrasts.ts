import { contrastOf, readColour, type Rgb } from '../../../colour/index.ts';
import { isHidden, type MailDocument, type MailElement } from './mail-document.ts';
import { readSelector } from './match-selector.ts';

/** A text colour on a background colour. */
export interface Contrast {
  readonly colour: Rgb;
  readonly background: Rgb;
  readonly ratio: number;
  /** What WCAG 2.2, 1.4.3 (AA) asks for: less for large letters. */
  readonly needed: number;
  /** How the first text in these colours begins. */
  readonly text: string;
}

interface Look {
  readonly colour: Rgb;
  readonly background: Rgb;
  readonly fontSize: number;
  readonly bold: boolean;
}

const DEFAULT_LOOK: Look = {
  colour: [0, 0, 0],
  background: [255, 255, 255],
  fontSize: 16,
  bold: false,
};
const LARGE = 24;
const LARGE_BOLD = 18.66;
const SHOWN = 40;
const LOOKS: ReadonlySet<string> = new Set([
  'color',
  'background',
  'background-color',
  'font',
  'font-size',
  'font-weight',
]);

interface ReadRule {
  readonly matches: (element: MailElement) => boolean;
  readonly declarations: readonly (readonly [property: string, value: string])[];
}

/**
 * Each pair of text and background colours, once. `scheme` says which media rules count. Follows
 * inheritance and `!important`, but not specificity: of two rules the later wins.
 */
export function findContrasts(
  { elements, styleRules }: MailDocument,
  scheme: 'light' | 'dark',
): readonly Contrast[] {
  const rules = styleRules
    .filter(({ within }) =>
      within.every((at) => scheme === 'dark' && /prefers-color-scheme:\s*dark/.test(at)),
    )
    .flatMap(({ selectors, declarations }): ReadRule[] => {
      const looks = Object.entries(declarations).filter(([property]) => LOOKS.has(property));
      if (looks.length === 0) return [];
      return selectors.map((each) => ({ matches: readSelector(each), declarations: looks }));
    });
  const looks = new Map<MailElement, Look | null>();
  const found = new Map<string, Contrast>();
  for (const element of elements) {
    const above = element.parent === null ? DEFAULT_LOOK : (looks.get(element.parent) ?? null);
    const look = above === null || isHidden(element) ? null : lookOf(element, above, rules);
    looks.set(element, look);
    if (look === null || look.fontSize < 2) continue;
    const text = element.children.find((child) => typeof child === 'string' && hasLetters(child));
    if (typeof text !== 'string') continue;
    const { colour, background } = look;
    const needed = look.fontSize >= (look.bold ? LARGE_BOLD : LARGE) ? 3 : 4.5;
    const key = JSON.stringify([colour, background, needed]);
    if (found.has(key)) continue;
    const ratio = contrastOf(colour, background);
    found.set(key, { colour, background, ratio, needed, text: text.trim().slice(0, SHOWN) });
  }
  return [...found.values()];
}

/** The same pairs after a mail program has changed every colour. */
export const recolourContrasts = (
  contrasts: readonly Contrast[],
  recolour: (colour: Rgb) => Rgb,
): readonly Contrast[] =>
  contrasts.map((contrast) => {
    const colour = recolour(contrast.colour);
    const background = recolour(contrast.background);
    return { ...contrast, colour, background, ratio: contrastOf(colour, background) };
  });

const hasLetters = (text: string): boolean => /[\p{L}\p{N}\p{S}]/u.test(text);

function lookOf(element: MailElement, above: Look, rules: readonly ReadRule[]): Look {
  const style: Record<string, string> = {};
  const important: Record<string, string> = {};
  for (const { matches, declarations } of rules) {
    if (!matches(element)) continue;
    for (const [property, value] of declarations) {
      (/!important$/i.test(value) ? important : style)[property] = value;
    }
  }
  const all = { ...style, ...element.style, ...important };
  const background = all['background-color'] ?? all['background'] ?? element.attributes['bgcolor'];
  const font = readFont(all['font']);
  const weight =
    all['font-weight'] ?? font?.weight ?? (BOLD.has(element.name) ? 'bold' : undefined);
  return {
    colour: readColour(all['color'] ?? '') ?? above.colour,
    background: readColour(background ?? '') ?? above.background,
    fontSize: sizeIn(all['font-size'] ?? font?.size, above.fontSize),
    bold: weight === undefined ? above.bold : weight === 'bold' || Number(weight) >= 700,
  };
}

/** Size and weight of the shorthand, which resets the weight when it names none. */
function readFont(value = ''): { readonly size: string; readonly weight: string } | undefined {
  const [, before, size] =
    /^(.*?)(?<![\w.])([\d.]+(?:px|em|rem|%))(?:\s*\/|\s|$)/.exec(value) ?? [];
  if (before === undefined || size === undefined) return undefined;
  return { size, weight: /\b(?:bold|[1-9]00)\b/.exec(before)?.[0] ?? 'normal' };
}

const BOLD: ReadonlySet<string> = new Set(['b', 'strong', 'th', 'h1', 'h2', 'h3', 'h4']);

function sizeIn(value: string | undefined, above: number): number {
  const [, size, unit] = /^([\d.]+)(px|em|rem|%)?/.exec(value ?? '') ?? [];
  if (size === undefined) return above;
  if (unit === 'em') return Number(size) * above;
  if (unit === 'rem') return Number(size) * DEFAULT_LOOK.fontSize;
  if (unit === '%') return (Number(size) / 100) * above;
  return Number(size);
}
