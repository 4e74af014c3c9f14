/** A page of a list; `next` is the id to continue after, null on the last page. */
export interface Page<T> {
  readonly rows: readonly T[];
  readonly next: string | null;
}

/** Cuts rows to a page. One row more than the limit was asked for, and tells that there is more. */
export function cutPage<T extends { readonly id: string }>(
  found: readonly T[],
  limit: number,
): Page<T> {
  const rows = found.slice(0, limit);
  return { rows, next: found.length > limit ? (rows.at(-1)?.id ?? null) : null };
}
