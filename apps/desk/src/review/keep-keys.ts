/**
 * Gives rows the keys of those that stood in the same places, so that a page changes their text
 * instead of replacing the row in which somebody may be typing.
 */
export function keepKeys<T>(before: T, after: T): T {
  if (!Array.isArray(before) || !Array.isArray(after)) return after;
  return after.map((row: unknown, index) => keepKey(before[index], row)) as T;
}

function keepKey(before: unknown, after: unknown): unknown {
  if (!isRow(before) || !isRow(after) || before['kind'] !== after['kind']) return after;
  const blocks = keepKeys(before['blocks'], after['blocks']);
  return { ...after, key: before['key'], ...(blocks !== undefined && { blocks }) };
}

const isRow = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && 'key' in value;
