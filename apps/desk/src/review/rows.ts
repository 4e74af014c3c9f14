/** Rows with one of them replaced, moved, taken out or followed by another. */
export const replaced = <T extends { readonly key: string }>(
  rows: readonly T[],
  key: string,
  change: (row: T) => T,
): readonly T[] => rows.map((row) => (row.key === key ? change(row) : row));

export const without = <T extends { readonly key: string }>(
  rows: readonly T[],
  key: string,
): readonly T[] => rows.filter((row) => row.key !== key);

export function moved<T extends { readonly key: string }>(
  rows: readonly T[],
  key: string,
  by: -1 | 1,
): readonly T[] {
  const from = rows.findIndex((row) => row.key === key);
  const row = rows[from];
  const to = from + by;
  if (row === undefined || to < 0 || to >= rows.length) return rows;
  return without(rows, key).toSpliced(to, 0, row);
}

export const insertedAfter = <T extends { readonly key: string }>(
  rows: readonly T[],
  key: string,
  row: T,
): readonly T[] => rows.toSpliced(rows.findIndex((one) => one.key === key) + 1, 0, row);
