/**
 * Has schemas check without compiling code. zod compiles checks by `new Function` where it can; the
 * desk's policy forbids that, and browsers would report each try. Call this before the first schema
 * is made: core's parsers make theirs when they are loaded.
 */
export function forbidCompiledChecks(): void {
  const place = globalThis as { __zod_globalConfig?: { jitless?: boolean } };
  place.__zod_globalConfig = { ...place.__zod_globalConfig, jitless: true };
}
