export { contrastOf } from './contrast-of.ts';
export { forceDark } from './force-dark.ts';
export { readColour } from './read-colour.ts';
export { rgbOf, showColour, type Rgb } from './rgb.ts';
