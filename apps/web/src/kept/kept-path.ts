/** What a path may hold without being spelled in another way than ours. */
const PLAIN = /^[\w\-.~!*'()/]*$/;

/**
 * The one spelling of a path under which its answer is kept: `/%69ssues/1` is `/issues/1`, or
 * strangers could have one page kept under any number of names. Null if it is never kept.
 */
export function keptPath(path: string): string | null {
  if (PLAIN.test(path)) return path;
  try {
    const parts = path.split('/').map(decodeURIComponent);
    // Names are read without it.
    if (parts.some((part) => part.includes('\0'))) return null;
    return parts.map(encodeURIComponent).join('/');
  } catch {
    // What is no UTF-8 names nothing.
    return null;
  }
}
