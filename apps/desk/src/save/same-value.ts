/** Whether two JSON values are the same, with keys in any order. */
export function sameValue(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
    return false;
  }
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const left = Object.entries(one);
  return (
    left.length === Object.keys(other).length &&
    left.every(
      ([key, value]) =>
        Object.hasOwn(other, key) && sameValue(value, (other as Record<string, unknown>)[key]),
    )
  );
}
