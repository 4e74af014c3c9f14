import { LEADING, SPACE, type BrokenTitle } from './break-lines.ts';
import { PICTURE_HEIGHT, PICTURE_WIDTH, type SharePicture } from './share-picture.ts';
import { inPlace, splitRuns } from './split-runs.ts';

const MARGIN = 84;
const TITLE_TOP = 168;
const TITLE_BOTTOM = 470;
/** Where a title may stand. */
export const TITLE_ROOM = { width: PICTURE_WIDTH - 2 * MARGIN, height: TITLE_BOTTOM - TITLE_TOP };
/** The families of the fonts that are loaded. */
export const SERIF = { family: 'Gelasio', weight: 600 } as const;
const SANS = { family: 'Arimo', weight: 700 } as const;
const MOST_STARS = 10;
const STAR = 46;
const LONGEST_LINE = 44;
/** How wide one of the small letters is, about. */
const SMALL_LETTER = 20;

/** How wide texts are at a size of one. */
export type Measure = (texts: readonly string[], font: Font) => readonly number[];

/** One of the fonts that are loaded. */
export type Font = typeof SERIF | typeof SANS;

/** The picture as SVG 1.1. */
export function printSvg(picture: SharePicture, title: BrokenTitle, measure: Measure): string {
  const { colours, direction, newsletter, outlet } = picture;
  const isRtl = direction === 'rtl';
  const [start, end] = isRtl ? [PICTURE_WIDTH - MARGIN, MARGIN] : [MARGIN, PICTURE_WIDTH - MARGIN];
  const height = title.lines.length * title.size * LEADING;
  const top = TITLE_TOP + (TITLE_ROOM.height - height) / 2;
  const line = (text: string, style: Omit<LineStyle, 'isRtl'>) =>
    printLine(text, { ...style, isRtl }, measure);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${PICTURE_WIDTH}" height="${PICTURE_HEIGHT}" viewBox="0 0 ${PICTURE_WIDTH} ${PICTURE_HEIGHT}">
<rect width="100%" height="100%" fill="${colours.paper}"/>
<rect width="100%" height="14" fill="${colours.accent}"/>
${line(clip(newsletter), { x: start, y: 112, size: 34, font: SANS, colour: colours.accent })}
${title.lines
  .map((text, at) =>
    line(text, {
      x: start,
      y: top + at * title.size * LEADING + title.size * 0.9,
      size: title.size,
      font: SERIF,
      colour: colours.ink,
    }),
  )
  .join('\n')}
<rect x="${MARGIN}" y="500" width="${TITLE_ROOM.width}" height="2" fill="${colours.quiet}" fill-opacity="0.35"/>
${printStars(picture, start, isRtl)}
${line(clip(outlet, besideStars(picture)), { x: end, y: 566, size: 34, font: SANS, colour: colours.quiet, endsAtX: true })}
</svg>`;
}

interface LineStyle {
  /** Where it begins; or where it ends. */
  readonly x: number;
  readonly endsAtX?: boolean;
  readonly y: number;
  readonly size: number;
  readonly font: Font;
  readonly colour: string;
  readonly isRtl: boolean;
}

/**
 * Sets a line run by run: the renderer looks for a letter in all fonts, but not for letters of
 * several scripts in one text.
 */
function printLine(line: string, style: LineStyle, measure: Measure): string {
  const { x, y, size, font, colour, isRtl, endsAtX = false } = style;
  const runs = inPlace(splitRuns(line, isRtl ? 'rtl' : 'ltr'), isRtl);
  const its = { y, size, font, colour };
  const [only] = runs;
  if (only === undefined) return '';
  if (runs.length === 1) {
    return printText(only.text, {
      ...its,
      x,
      isRtl: only.isRtl,
      anchor: isRtl === endsAtX ? 'left' : 'right',
    });
  }
  const widths = measure(
    runs.map(({ text }) => text),
    font,
  ).map((width) => width * size);
  const gaps = runs.map(({ spaces }, at) => (at < runs.length - 1 ? spaces * SPACE * size : 0));
  const whole = [...widths, ...gaps].reduce((sum, each) => sum + each, 0);
  const forward = isRtl ? -1 : 1;
  let at = endsAtX ? x - forward * whole : x;
  return runs
    .map((run, index) => {
      const from = at;
      at += forward * ((widths[index] ?? 0) + (gaps[index] ?? 0));
      const anchor = isRtl ? 'right' : 'left';
      return printText(run.text, { ...its, x: from, isRtl: run.isRtl, anchor });
    })
    .join('');
}

interface TextStyle extends Omit<LineStyle, 'endsAtX'> {
  /** Which end of it is at x. */
  readonly anchor: 'left' | 'right';
}

/** One text of one direction. */
export const printText = (
  text: string,
  { x, y, size, font, colour, isRtl, anchor }: TextStyle,
): string =>
  // The marks keep brackets and full stops at their side of the letters.
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-family="${font.family}" font-weight="${font.weight}" font-size="${size}" fill="${colour}" text-anchor="${anchor === 'left' ? 'start' : 'end'}">${escape(isRtl ? `\u200F${text}\u200F` : text)}</text>`;

/** Stars are shapes, so that they look the same beside every font. */
function printStars({ rating, colours }: SharePicture, x: number, isRtl: boolean): string {
  if (rating === null) return '';
  const { value, max } = rating;
  if (!Number.isInteger(max) || max > MOST_STARS) return '';
  const step = STAR + 10;
  return Array.from({ length: max }, (_, at) => {
    const left = isRtl ? x - (at + 1) * step + 10 : x + at * step;
    const filled = Math.min(1, Math.max(0, value - at));
    const clip = `star${at}`;
    const shape = `M${starPoints(left + STAR / 2, 554, STAR / 2)}Z`;
    const from = isRtl ? left + STAR * (1 - filled) : left;
    return `<clipPath id="${clip}"><rect x="${from.toFixed(1)}" y="520" width="${(STAR * filled).toFixed(1)}" height="70"/></clipPath><path d="${shape}" fill="none" stroke="${colours.accent}" stroke-width="3" stroke-linejoin="round"/>${filled > 0 ? `<path d="${shape}" fill="${colours.accent}" clip-path="url(#${clip})"/>` : ''}`;
  }).join('\n');
}

const starPoints = (x: number, y: number, radius: number): string =>
  Array.from({ length: 10 }, (_, at) => {
    const far = at % 2 === 0 ? radius : radius * 0.42;
    const angle = (Math.PI / 5) * at - Math.PI / 2;
    return `${(x + far * Math.cos(angle)).toFixed(2)} ${(y + far * Math.sin(angle)).toFixed(2)}`;
  }).join('L');

/** How many letters of the outlet's name have room beside the stars. */
function besideStars({ rating }: SharePicture): number {
  const stars = rating !== null && rating.max <= MOST_STARS ? rating.max * (STAR + 10) : 0;
  return Math.min(LONGEST_LINE, Math.floor((TITLE_ROOM.width - stars - STAR) / SMALL_LETTER));
}

function clip(text: string, longest = LONGEST_LINE): string {
  const letters = Array.from(text);
  return letters.length <= longest ? text : `${letters.slice(0, longest - 1).join('')}…`;
}

/** What XML can't say has been left out already: no font has it. */
const escape = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
