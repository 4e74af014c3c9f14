/** How many values are kept; a person has a few proofs open. */
const MOST_KNOWN = 20;

/**
 * Keeps the last value of each key while its mark stays the same: a page asks for its proof once per
 * frame, and it is compiled once. Calls at the same time share one load, and a load that fails is
 * forgotten.
 *
 * @example const proof = await remember(key, mark, () => load(key));
 */
export function rememberByMark<V>() {
  const known = new Map<string, { readonly mark: string; readonly value: Promise<V> }>();
  return async (key: string, mark: string, load: () => Promise<V>): Promise<V> => {
    const last = known.get(key);
    if (last?.mark === mark) return last.value;
    const entry = { mark, value: load() };
    known.delete(key);
    known.set(key, entry);
    for (const oldest of known.keys()) {
      if (known.size <= MOST_KNOWN) break;
      known.delete(oldest);
    }
    entry.value.catch(() => {
      if (known.get(key) === entry) known.delete(key);
    });
    return entry.value;
  };
}
