import { linear, type Rgb } from './rgb.ts';

/**
 * The contrast of two colours, from 1 to 21 (WCAG 2.2, relative luminance and contrast ratio).
 *
 * @example contrastOf([0, 0, 0], [255, 255, 255]) // 21
 */
export function contrastOf(one: Rgb, other: Rgb): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

const luminance = ([red, green, blue]: Rgb): number =>
  0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
