import { userInfo } from 'node:os';

/** The system user's name, recorded with what the command does. */
export function systemUser(): string {
  try {
    return userInfo().username;
  } catch {
    // A user in a container may have no name.
    return `uid ${process.getuid?.() ?? 'unknown'}`;
  }
}
