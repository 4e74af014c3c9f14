const SHORTEST_MS = 1000;
const LONGEST_MS = 30_000;

/**
 * How long to wait before the next try, longer after each failure. `random` (0 to 1) spreads the
 * browsers that a restart has cut off.
 */
export const choosePause = (failures: number, random: number): number =>
  Math.min(SHORTEST_MS * 2 ** (failures - 1), LONGEST_MS) * (0.5 + random / 2);
