/**
 * Builds the bundle behind `@galley/emails` if the sources have changed. Any number of processes
 * can call it at once.
 *
 * @throws Error if a template does not compile; esbuild has printed where and why to stderr.
 */
export function ensureBuilt(target?: string): Promise<void>;
