import { spawn, type ChildProcess } from 'node:child_process';
import { refuse, type Refused } from './outcome.ts';
import type { Shell } from './shell.ts';

/** Opens a file in the person's editor and waits until it is closed, or until we are to end. */
export const runEditor = async (
  shell: Shell,
  path: string,
): Promise<{ readonly kind: 'ok' } | Refused> => {
  const editor = shell.env['VISUAL'] || shell.env['EDITOR'];
  if (!editor) return refuse('EDITOR is not set. Set it, or give the new text with --file.');
  const { life } = shell;
  const isOnTerminal = shell.stdin.isTTY === true;
  const open = async (): Promise<number | null> => {
    const child = spawnEditor(shell.env, { editor, path, isOnTerminal });
    const ended = new Promise<number | null>((resolve, reject) => {
      child.on('error', reject);
      child.on('exit', resolve);
    });
    await life.add('editor', { stop: () => close(child, isOnTerminal, ended), outlives: true });
    return ended;
  };
  // Ctrl-C on a terminal is a key of the editor's. Without one it can only be meant for us.
  const code = await (isOnTerminal ? life.leaveSignal('SIGINT', open) : open());
  return code === 0
    ? { kind: 'ok' }
    : refuse(`The editor (${editor}) ended with ${code ?? 'a signal'}; nothing was changed.`);
};

interface Editing {
  readonly editor: string;
  readonly path: string;
  readonly isOnTerminal: boolean;
}

/** A program and its arguments, with nothing in it that a shell would do something else for. */
const PLAIN = /^[\w./+@:,-]+(?: +[\w./+@:,=-]+)*$/;

/** The setting may hold arguments ("code --wait") and more, so that a shell has to read it. */
const spawnEditor = (env: Shell['env'], { editor, path, isOnTerminal }: Editing): ChildProcess => {
  if (process.platform === 'win32') {
    return spawn(`${editor} "${path}"`, { shell: true, stdio: 'inherit', env });
  }
  // What is told to end is the editor then, and not a shell in front of it.
  const command = PLAIN.test(editor) ? `exec ${editor}` : editor;
  return spawn('sh', ['-c', `${command} "$1"`, 'sh', path], {
    stdio: 'inherit',
    env,
    // A group of its own can be told as a whole, but would not get the terminal's keys.
    detached: !isOnTerminal,
  });
};

const close = async (
  child: ChildProcess,
  isOnTerminal: boolean,
  ended: Promise<unknown>,
): Promise<void> => {
  const isRunning = child.exitCode === null && child.signalCode === null;
  if (isRunning && child.pid !== undefined && !isOnTerminal && process.platform !== 'win32') {
    process.kill(-child.pid, 'SIGHUP');
  } else child.kill('SIGHUP');
  await ended.catch(() => undefined);
};
