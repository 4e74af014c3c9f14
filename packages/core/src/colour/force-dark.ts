import { linear, type Rgb } from './rgb.ts';

// Gmail's dark page is not quite black, nor its text quite white.
const DARKEST = 8;

/**
 * How a colour looks in a mail program that forces dark mode on every mail, as Gmail's apps do: the
 * lightness in CIELAB is inverted; hue and chroma stay. Google has not published how Gmail does it;
 * this is what people have measured, and close enough to tell whether a mail stays readable.
 *
 * @example forceDark([255, 255, 255]) // about [22, 22, 22]
 */
export function forceDark(colour: Rgb): Rgb {
  const [lightness, a, b] = toLab(colour);
  return fromLab([DARKEST + ((100 - lightness) * (100 - DARKEST)) / 100, a, b]);
}

type Triple = readonly [number, number, number];

// CIE 15: Lab under D65, the white of sRGB (IEC 61966-2-1).
const WHITE: Triple = [0.950_47, 1, 1.088_83];
const EPSILON = 216 / 24_389;
const KAPPA = 24_389 / 27;

function toLab(colour: Rgb): Triple {
  const [r, g, b] = each(colour, linear);
  const [x, y, z] = each(
    [
      0.412_456_4 * r + 0.357_576_1 * g + 0.180_437_5 * b,
      0.212_672_9 * r + 0.715_152_2 * g + 0.072_175 * b,
      0.019_333_9 * r + 0.119_192 * g + 0.950_304_1 * b,
    ],
    (value, at) => {
      const part = value / (WHITE[at] ?? 1);
      return part > EPSILON ? Math.cbrt(part) : (KAPPA * part + 16) / 116;
    },
  );
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function fromLab([lightness, a, b]: Triple): Rgb {
  const y = (lightness + 16) / 116;
  const [X, Y, Z] = each([y + a / 500, y, y - b / 200], (part, at) => {
    const cube = part ** 3;
    return (cube > EPSILON ? cube : (116 * part - 16) / KAPPA) * (WHITE[at] ?? 1);
  });
  return each(
    [
      3.240_454_2 * X - 1.537_138_5 * Y - 0.498_531_4 * Z,
      -0.969_266 * X + 1.876_010_8 * Y + 0.041_556 * Z,
      0.055_643_4 * X - 0.204_025_9 * Y + 1.057_225_2 * Z,
    ],
    (value) => Math.round(255 * gamma(Math.min(1, Math.max(0, value)))),
  );
}

const each = (values: Triple, change: (value: number, at: number) => number): Triple => [
  change(values[0], 0),
  change(values[1], 1),
  change(values[2], 2),
];

const gamma = (value: number): number =>
  value <= 0.003_130_8 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055;
