import type { TreeNode, TreeOption } from './command-tree.ts';
import { quoted } from '../shell/quote-argument.ts';

/** The commands below the program, as the alternatives of a `case`. */
export const commandPatterns = (tree: readonly TreeNode[]): string =>
  tree
    .slice(1)
    .map(({ path }) => quoted(path))
    .join(' | ');

/** An option after its command, as the alternatives of a `case`. */
export const optionPatterns = ({ path }: TreeNode, { flags }: TreeOption): string =>
  flags.map((flag) => quoted(`${path} ${flag}`)).join(' | ');

/** Options that take a value, with the command that they belong to. */
export const valueOptions = (
  tree: readonly TreeNode[],
): readonly (readonly [node: TreeNode, option: TreeOption])[] =>
  tree.flatMap((node) =>
    node.options.filter(({ takesValue }) => takesValue).map((option) => [node, option] as const),
  );
