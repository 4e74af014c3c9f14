/** The id of a row, and the bucket that the row lay in when somebody noted it. */
export interface Placed {
  readonly id: string;
  readonly bucket: number;
}

/**
 * Finds a reader's rows in the bucket where they are thought to be. If they aren't there, because the
 * reader has moved to another address or because the bucket was a guess, it asks where they are now,
 * which asks every machine, and looks there.
 *
 * @param bucket 0 if none is known: on one Postgres there is no other
 */
export async function inItsBucket<T>(
  bucket: number,
  find: (bucket: number) => Promise<T | undefined>,
  whereNow: () => Promise<{ readonly bucket: number } | undefined>,
): Promise<T | undefined> {
  let tried = bucket;
  for (;;) {
    const found = await find(tried);
    if (found !== undefined) return found;
    const now = await whereNow();
    if (now === undefined) return undefined;
    // They may have arrived there between the two looks.
    if (now.bucket === tried) return find(tried);
    tried = now.bucket;
  }
}
