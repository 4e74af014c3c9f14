import { whyNotWritten } from './why-not-written.ts';

/** Why a backup could not be read, if its file is the reason; null for all other errors. */
export function whyNotRead(
  error: unknown,
): { readonly kind: 'broken' | 'unreadable'; readonly why: string } | null {
  if (error instanceof Error && error.name === 'BrokenBackup') {
    return { kind: 'broken', why: error.message };
  }
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EACCES' || code === 'EPERM') {
    return { kind: 'unreadable', why: 'this user may not read it' };
  }
  if (code === 'ENOENT') return { kind: 'unreadable', why: 'there is no such file' };
  if (code === 'EISDIR') return { kind: 'unreadable', why: 'it is a folder' };
  const why = whyNotWritten(error);
  return why === null ? null : { kind: 'unreadable', why };
}
