/**
 * Builds the desk if its sources changed since the last build, because browsers can't read the
 * sources. Returns the folder that web serves.
 */
export async function ensureDesk(): Promise<string> {
  const { ensureDeskBuilt } = await import('../../../desk/build.js');
  return ensureDeskBuilt();
}
