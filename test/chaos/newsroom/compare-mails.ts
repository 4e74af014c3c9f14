/**
 * Finds who got no mail, more than one, or one that was not for them, by the provider's own ledger.
 *
 * @param excused readers who need not have got it
 */
export function compareMails(
  addresses: readonly string[],
  mailed: readonly string[],
  excused: ReadonlySet<string> = new Set(),
): string[] {
  const counts = new Map<string, number>();
  for (const address of mailed) counts.set(address, (counts.get(address) ?? 0) + 1);
  const lost = addresses.filter((address) => !counts.has(address) && !excused.has(address));
  const twice = [...counts].filter(([, count]) => count > 1);
  const known = new Set(addresses);
  const others = [...counts.keys()].filter((address) => !known.has(address));
  return [
    ...(lost.length > 0 ? [`${lost.length} readers got no mail, such as ${lost[0]}`] : []),
    ...(twice.length > 0 ? [`${twice.length} readers got it twice, such as ${twice[0]?.[0]}`] : []),
    ...(others.length > 0 ? [`${others.length} others were mailed, such as ${others[0]}`] : []),
  ];
}
