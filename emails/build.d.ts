/**
 * Builds the bundle that `@galley/emails` stands for, unless it was made from these very sources.
 * Any number of processes may call it at once.
 *
 * @throws Error if a template does not compile; esbuild has said on stderr where and why.
 */
export function ensureBuilt(target?: string): Promise<void>;
