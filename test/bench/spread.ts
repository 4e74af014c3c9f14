/** The middle of several measurements, and how far apart they are. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  return {
    median: quantile(sorted, 0.5),
    least: sorted[0] ?? NaN,
    most: sorted.at(-1) ?? NaN,
  };
}

/** A quantile of sorted values. */
export const quantile = (sorted: readonly number[], at: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? NaN;

export const medianOf = (values: readonly number[]): number => spreadOf(values).median;

/** `median (least–most)`, or a single value alone. */
export function printSpread(values: readonly number[], digits = 0): string {
  const { median, least, most } = spreadOf(values);
  return values.length < 2
    ? printNumber(median, digits)
    : `${printNumber(median, digits)} (${printNumber(least, digits)}–${printNumber(most, digits)})`;
}

export const printNumber = (value: number, digits = 0): string =>
  Number.isNaN(value)
    ? '–'
    : value.toLocaleString('en-US', {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      });
