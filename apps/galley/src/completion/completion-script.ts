import { bashScript } from './bash-script.ts';
import type { TreeNode } from './command-tree.ts';
import { fishScript } from './fish-script.ts';
import { zshScript } from './zsh-script.ts';

const SCRIPTS = { bash: bashScript, zsh: zshScript, fish: fishScript };

export type CompletedShell = keyof typeof SCRIPTS;

export const COMPLETED_SHELLS = Object.keys(SCRIPTS) as CompletedShell[];

/** A script with which a shell completes every command and option of a program. */
export const completionScript = (shell: CompletedShell, tree: readonly TreeNode[]): string =>
  SCRIPTS[shell](tree);
