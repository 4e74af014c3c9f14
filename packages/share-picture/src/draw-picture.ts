import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { breakLines } from './break-lines.ts';
import { printSvg, printText, SERIF, TITLE_ROOM, type Measure } from './print-svg.ts';
import type { SharePicture } from './share-picture.ts';
import { facesOf, splitRuns, type Face } from './split-runs.ts';

/** Those that look like the fonts of pages and mails, by the letters in each file. */
const FONTS: Readonly<Record<Face, readonly string[]>> = {
  latin: ['gelasio/files/gelasio-latin-600-normal', 'arimo/files/arimo-latin-700-normal'],
  latinMore: [
    'gelasio/files/gelasio-latin-ext-600-normal',
    'arimo/files/arimo-latin-ext-700-normal',
  ],
  vietnamese: ['gelasio/files/gelasio-vietnamese-600-normal'],
  greek: ['arimo/files/arimo-greek-700-normal'],
  cyrillic: ['arimo/files/arimo-cyrillic-700-normal'],
  arabic: ['noto-naskh-arabic/files/noto-naskh-arabic-arabic-600-normal'],
};

/** Words are measured at this size, each in a row of its own. */
const SIZE = 40;
const ROW = 80;
const WIDEST = 1_600;

/** Loads the fonts once, and gives what draws pictures with them. */
export async function openPainter(): Promise<(picture: SharePicture) => Uint8Array> {
  const find = (path: string) => fileURLToPath(import.meta.resolve(path));
  await initWasm(await readFile(find('@resvg/resvg-wasm/index_bg.wasm')));
  const files = new Map<Face, readonly Uint8Array[]>();
  for (const [face, fonts] of Object.entries(FONTS)) {
    const read = async (font: string) =>
      new Uint8Array(await readFile(find(`@fontsource/${font}.woff2`)));
    files.set(face as Face, await Promise.all(fonts.map(read)));
  }
  const render = <T>(
    svg: string,
    read: (image: ReturnType<InstanceType<typeof Resvg>['render']>) => T,
  ): T => {
    // Unpacking a font takes longer than drawing with it.
    const fontBuffers = [...facesOf(svg)].flatMap((face) => files.get(face) ?? []);
    const drawing = new Resvg(svg, { font: { fontBuffers, defaultFontFamily: 'Gelasio' } });
    try {
      const image = drawing.render();
      try {
        return read(image);
      } finally {
        image.free();
      }
    } finally {
      drawing.free();
    }
  };

  /** How wide texts are, by the last column of pixels that each leaves in its row. */
  const measure: Measure = (texts, font) => {
    const height = Math.max(1, texts.length) * ROW;
    const rows = texts.map((text, at) =>
      splitRuns(text, 'ltr')
        // A word of two scripts is about as wide as its parts together.
        .map((run, index) =>
          printText(run.text, {
            x: index * WIDEST,
            y: at * ROW + 56,
            size: SIZE,
            font,
            colour: '#000',
            isRtl: run.isRtl,
            anchor: 'left',
          }),
        )
        .join(''),
    );
    const columns = Math.max(1, ...texts.map((text) => splitRuns(text, 'ltr').length));
    const width = columns * WIDEST;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${rows.join('')}</svg>`;
    return render(svg, ({ pixels }) =>
      texts.map((_, at) =>
        Array.from({ length: columns }, (_each, column) =>
          lastInk(pixels, { width, top: at * ROW, left: column * WIDEST }),
        ).reduce((sum, each) => sum + each / SIZE, 0),
      ),
    );
  };

  return (picture) => {
    const words = picture.title.split(/\s+/).filter((word) => word !== '');
    const widths = measure(words, SERIF);
    const title = breakLines(
      words.map((text, at) => ({ text, width: widths[at] ?? 0 })),
      TITLE_ROOM,
    );
    return render(printSvg(picture, title, measure), (image) => image.asPng());
  };
}

function lastInk(
  pixels: Uint8Array,
  { width, top, left }: { readonly width: number; readonly top: number; readonly left: number },
): number {
  for (let x = left + WIDEST - 1; x >= left; x -= 1) {
    for (let y = top; y < top + ROW; y += 1) {
      if ((pixels[(y * width + x) * 4 + 3] ?? 0) > 0) return x + 1 - left;
    }
  }
  return 0;
}
