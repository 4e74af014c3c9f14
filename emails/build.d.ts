/** Builds the bundle unless it was made from these very sources. */
export function ensureBuilt(): Promise<void>;
