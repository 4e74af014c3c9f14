/** A part of a line that one file of a font can draw, in one direction. */
export interface Run {
  readonly text: string;
  readonly isRtl: boolean;
  /** How many spaces follow it in the order of reading. */
  readonly spaces: number;
}

type Direction = 'rtl' | 'ltr';

/** Which letters stand in which file, as the fonts' packages divide them. */
const FACES = {
  latin:
    /[\u{20}-\u{FF}\u{131}\u{152}\u{153}\u{2013}\u{2014}\u{2018}-\u{201A}\u{201C}-\u{201E}\u{2020}-\u{2022}\u{2026}\u{2030}\u{2039}\u{203A}\u{20AC}\u{2122}\u{2212}]/u,
  arabic: /\p{Script_Extensions=Arabic}/u,
  greek: /\p{Script=Greek}/u,
  cyrillic: /\p{Script=Cyrillic}/u,
  vietnamese: /[\u{1EA0}-\u{1EF1}]/u,
  latinMore: /\p{Script=Latin}/u,
} as const;

export type Face = keyof typeof FACES;

const faceOf = (letter: string): Face | null =>
  (Object.keys(FACES) as Face[]).find((face) => FACES[face].test(letter)) ?? null;

/** The files that a text needs, besides the one with the space. */
export const facesOf = (text: string): ReadonlySet<Face> =>
  new Set(['latin', ...Array.from(text, faceOf).filter((face) => face !== null)]);

/** True if our fonts have most of a text's letters; what they lack is left out. */
export function canDraw(text: string): boolean {
  const letters = Array.from(text).filter((letter) => /\p{L}/u.test(letter));
  return letters.length > 0 && letters.every((letter) => faceOf(letter) !== null);
}

/**
 * Splits a line where its direction or the file of its letters changes, in the order of reading.
 * What has no direction, such as a space or a bracket, goes with its neighbours if they agree, and
 * otherwise with the paragraph. Letters that no font has are left out.
 */
export function splitRuns(line: string, paragraph: Direction): readonly Run[] {
  const letters = Array.from(line).filter((letter) => letter === ' ' || faceOf(letter) !== null);
  const own = letters.map(directionOf);
  const runs: { text: string; direction: Direction; face: Face; spaces: number }[] = [];
  let before: Direction = paragraph;
  for (const [at, letter] of letters.entries()) {
    const next = own.slice(at).find((each) => each !== null) ?? paragraph;
    const direction: Direction = own[at] ?? (before === next ? before : paragraph);
    before = direction;
    const last = runs.at(-1);
    if (letter === ' ') {
      if (last !== undefined) last.spaces += 1;
      continue;
    }
    const face = faceOf(letter) ?? 'latin';
    const follows = last?.face === face && last.direction === direction;
    // Only this file has a space.
    if (last !== undefined && follows && (last.spaces === 0 || face === 'latin')) {
      last.text += ' '.repeat(last.spaces) + letter;
      last.spaces = 0;
    } else {
      runs.push({ text: letter, direction, face, spaces: 0 });
    }
  }
  return runs.map(({ text, direction, spaces }) => ({ text, isRtl: direction === 'rtl', spaces }));
}

/**
 * The runs in the order in which they stand along their line: neighbours that run against it are
 * read from their far end.
 */
export function inPlace(runs: readonly Run[], isRtl: boolean): readonly Run[] {
  const placed: Run[] = [];
  for (let at = 0; at < runs.length;) {
    let end = at;
    while (end < runs.length && runs[end]?.isRtl !== isRtl) end += 1;
    if (end === at) end += 1;
    const group = runs.slice(at, end);
    const spaces = group.map((run) => run.spaces);
    // Each space stays between the same two runs, and the last one after all of them.
    const after = [...spaces.slice(0, -1).toReversed(), spaces.at(-1) ?? 0];
    const order = group.length > 1 ? group.toReversed() : group;
    placed.push(...order.map((run, index) => ({ ...run, spaces: after[index] ?? 0 })));
    at = end;
  }
  return placed;
}

function directionOf(letter: string): Direction | null {
  if (/\p{Script=Arabic}/u.test(letter) && /\p{L}|\p{M}/u.test(letter)) return 'rtl';
  return /[\p{L}\p{N}]/u.test(letter) ? 'ltr' : null;
}
