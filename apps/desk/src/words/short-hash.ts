const SHOWN = 4;

/** A hash as people compare it: "5f2c…91ab". */
export const shortHash = (hash: string): string =>
  hash.length <= 2 * SHOWN ? hash : `${hash.slice(0, SHOWN)}…${hash.slice(-SHOWN)}`;
