/**
 * Has schemas check without code that they write themselves. zod compiles checks by `new Function`
 * where it may; the desk's policy forbids that, and only trying it would be logged as an attack. It
 * has to be said before a schema is made: core's parsers bring theirs when they are loaded.
 */
export function forbidCompiledChecks(): void {
  const place = globalThis as { __zod_globalConfig?: { jitless?: boolean } };
  place.__zod_globalConfig = { ...place.__zod_globalConfig, jitless: true };
}
