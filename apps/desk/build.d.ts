/**
 * Builds the desk if its sources have changed, and returns the folder to serve. Any number of
 * processes can call it at once.
 *
 * @throws Error if the sources do not compile; its message says where and why.
 */
export function ensureDeskBuilt(target?: string): Promise<string>;
