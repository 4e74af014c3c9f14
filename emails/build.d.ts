/**
 * Builds the bundle behind `@galley/emails`, unless the sources haven't changed. Any number of
 * processes may call it at once.
 *
 * @throws Error if a template does not compile; esbuild has printed where and why to stderr.
 */
export function ensureBuilt(target?: string): Promise<void>;
