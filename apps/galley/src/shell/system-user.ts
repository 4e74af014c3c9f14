import { userInfo } from 'node:os';

/** Who is at the command line, for what is recorded with a name. */
export const systemUser = (): string => {
  try {
    return userInfo().username;
  } catch {
    // A container's user may have no name.
    return `uid ${process.getuid?.() ?? 'unknown'}`;
  }
};
