import { spawn, type ChildProcess } from 'node:child_process';
import { refuse, type Refused } from './outcome.ts';
import type { Shell } from './shell.ts';

/** Opens a file in the person's editor and waits until the editor or this command ends. */
export async function runEditor(
  shell: Shell,
  path: string,
): Promise<{ readonly kind: 'ok' } | Refused> {
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
  // On a terminal, Ctrl-C belongs to the editor; without one, it can only be meant for us.
  const code = await (isOnTerminal ? life.leaveSignal('SIGINT', open) : open());
  return code === 0
    ? { kind: 'ok' }
    : refuse(`The editor (${editor}) ended with ${code ?? 'a signal'}; nothing changed.`);
}

interface Editing {
  readonly editor: string;
  readonly path: string;
  readonly isOnTerminal: boolean;
}

/** A program and its arguments without shell syntax. */
const PLAIN = /^[\w./+@:,-]+(?: +[\w./+@:,=-]+)*$/;

/** The setting may hold arguments ("code --wait") and shell syntax, so a shell runs it. */
function spawnEditor(env: Shell['env'], { editor, path, isOnTerminal }: Editing): ChildProcess {
  if (process.platform === 'win32') {
    return spawn(`${editor} "${path}"`, { shell: true, stdio: 'inherit', env });
  }
  // With exec, signals reach the editor rather than a shell in front of it.
  const command = PLAIN.test(editor) ? `exec ${editor}` : editor;
  return spawn('sh', ['-c', `${command} "$1"`, 'sh', path], {
    stdio: 'inherit',
    env,
    // A process group of its own can be signalled as a whole, but gets no keys of the terminal.
    detached: !isOnTerminal,
  });
}

async function close(
  child: ChildProcess,
  isOnTerminal: boolean,
  ended: Promise<unknown>,
): Promise<void> {
  const isRunning = child.exitCode === null && child.signalCode === null;
  if (isRunning && child.pid !== undefined && !isOnTerminal && process.platform !== 'win32') {
    process.kill(-child.pid, 'SIGHUP');
  } else child.kill('SIGHUP');
  await ended.catch(() => undefined);
}
