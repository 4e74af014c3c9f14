export function bundledKysely(): ReadonlyMap<string, string> | null;
export function ensureKyselyBundled(): Promise<void>;
