import { rgbOf, type Rgb } from './rgb.ts';

const NAMED: Readonly<Record<string, Rgb>> = {
  black: [0, 0, 0],
  white: [255, 255, 255],
  red: [255, 0, 0],
  green: [0, 128, 0],
  blue: [0, 0, 255],
  gray: [128, 128, 128],
  grey: [128, 128, 128],
};

/** Reads an opaque colour: `#rgb`, `#rrggbb`, `rgb(…)` or a basic name; null for all else. */
export function readColour(text: string): Rgb | null {
  const colour = text
    .replace(/!important$/i, '')
    .trim()
    .toLowerCase();
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/.exec(colour)?.[1];
  if (hex !== undefined) {
    return rgbOf(`#${hex.length === 3 ? hex.replaceAll(/./g, '$&$&') : hex}`);
  }
  const rgb = /^rgb\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)\s*\)$/.exec(colour);
  if (rgb !== null) return [Number(rgb[1]), Number(rgb[2]), Number(rgb[3])];
  return NAMED[colour] ?? null;
}
