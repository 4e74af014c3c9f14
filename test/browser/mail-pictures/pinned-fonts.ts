import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const resolve = createRequire(import.meta.url).resolve;

/** The letters that replace a font: those of a package with the same widths. */
interface Letters {
  readonly package: string;
  readonly subset: string;
  readonly italic?: true;
  /** The characters that they cover; all by default. */
  readonly range?: string;
  /** They have no bold. */
  readonly light?: true;
}

const EXTENDED = 'U+0100-02BA,U+1E00-1E9F';
const ARABIC = 'U+0600-06FF,U+FB50-FDFF,U+FE70-FEFC';
const STARS: Letters = {
  package: 'noto-sans-symbols-2',
  subset: 'symbols',
  range: 'U+2605,U+2606',
  light: true,
};

const SERIF: readonly Letters[] = [
  { package: 'gelasio', subset: 'latin', italic: true },
  { package: 'gelasio', subset: 'latin-ext', italic: true, range: EXTENDED },
  { package: 'noto-naskh-arabic', subset: 'arabic', range: ARABIC },
  STARS,
];
const SANS: readonly Letters[] = [
  { package: 'arimo', subset: 'latin' },
  { package: 'arimo', subset: 'latin-ext', range: EXTENDED },
  { package: 'noto-sans-arabic', subset: 'arabic', range: ARABIC },
  STARS,
];

/** The first font of each list in our mails. */
const FONTS: Readonly<Record<string, readonly Letters[]>> = {
  Georgia: SERIF,
  Helvetica: SANS,
  Menlo: [{ package: 'cousine', subset: 'latin' }],
};

/** A style sheet that makes mails look the same on every machine, whatever fonts it has. */
export const pinnedFonts = (): string =>
  Object.entries(FONTS)
    .flatMap(([family, letters]) => letters.flatMap((each) => facesOf(family, each)))
    .join('');

const facesOf = (family: string, letters: Letters): readonly string[] =>
  (letters.light ? [400] : [400, 700]).flatMap((weight) =>
    (letters.italic ? ['normal', 'italic'] : ['normal']).map((style) => {
      const { package: name, subset, range } = letters;
      const file = `@fontsource/${name}/files/${name}-${subset}-${weight}-${style}.woff2`;
      const data = readFileSync(resolve(file)).toString('base64');
      return `@font-face{font-family:${family};font-weight:${weight};font-style:${style};${
        range === undefined ? '' : `unicode-range:${range};`
      }src:url(data:font/woff2;base64,${data})}`;
    }),
  );
