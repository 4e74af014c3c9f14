export type FloorListReading =
  | { readonly kind: 'ok'; readonly floors: readonly number[] }
  | { readonly kind: 'invalid'; readonly expected: string };

/** Reads the floors that a newsletter offers: ratings out of five stars, the lowest first. */
export function parseFloorList(typed: readonly number[]): FloorListReading {
  const isFloor = (floor: number): boolean =>
    floor > 0 && floor <= 5 && Number.isInteger(floor * 2);
  return typed.every(isFloor)
    ? { kind: 'ok', floors: [...new Set(typed)].toSorted((a, b) => a - b) }
    : { kind: 'invalid', expected: 'floors from 0.5 to 5 stars, such as 4 or 4.5' };
}
