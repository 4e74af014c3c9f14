const BROWSERS = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;

const SYSTEMS = [
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['Mac OS', 'Mac'],
  ['Windows', 'Windows'],
  ['Linux', 'Linux'],
] as const;

/**
 * A name for this browser that its owner recognises. Order matters: each browser also claims to be
 * those after it.
 *
 * @example nameBrowser(navigator.userAgent) // 'Firefox, Windows'
 */
export const nameBrowser = (userAgent: string): string =>
  [BROWSERS, SYSTEMS]
    .flatMap((known) => known.find(([mark]) => userAgent.includes(mark))?.[1] ?? [])
    .join(', ');
