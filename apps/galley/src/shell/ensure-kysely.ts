/** Bundles Kysely if that isn't done, so that the commands after this one load it faster. */
export async function ensureKysely(): Promise<void> {
  const { ensureKyselyBundled } = await import('../../../../packages/db/build.js');
  await ensureKyselyBundled();
}
