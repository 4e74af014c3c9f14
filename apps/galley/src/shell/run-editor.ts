import { spawn } from 'node:child_process';
import { refuse, type Refused } from './outcome.ts';
import type { Shell } from './shell.ts';

/** Opens a file in the person's editor and waits until it is closed. */
export const runEditor = async (
  shell: Shell,
  path: string,
): Promise<{ readonly kind: 'ok' } | Refused> => {
  const editor = shell.env['VISUAL'] || shell.env['EDITOR'];
  if (!editor) return refuse('EDITOR is not set. Set it, or give the new text with --file.');
  // The setting may hold arguments ("code --wait"), so that a shell has to read it.
  const child =
    process.platform === 'win32'
      ? spawn(`${editor} "${path}"`, { shell: true, stdio: 'inherit', env: shell.env })
      : spawn('sh', ['-c', `${editor} "$1"`, 'sh', path], { stdio: 'inherit', env: shell.env });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', resolve);
  });
  return code === 0
    ? { kind: 'ok' }
    : refuse(`The editor (${editor}) ended with ${code ?? 'a signal'}; nothing was changed.`);
};
