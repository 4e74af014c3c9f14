import type { TreeNode, TreeOption } from './command-tree.ts';
import { fishQuoted } from './fish-quoted.ts';

/** Completion for fish, with descriptions. */
export const fishScript = (tree: readonly TreeNode[]): string => `# galley completion fish
function __galley_at
  set -l at galley
  for word in (commandline -opc)[2..]
    switch "$at $word"
      case ${tree
        .slice(1)
        .map(({ path }) => fishQuoted(path))
        .join(' ')}
        set at "$at $word"
    end
  end
  test "$at" = "$argv"
end
complete -c galley -e
${tree.flatMap(linesOf).join('\n')}
`;

function linesOf(node: TreeNode): readonly string[] {
  const here = `complete -c galley -n ${fishQuoted(`__galley_at ${node.path}`)}`;
  return [
    ...node.commands.map(
      ({ name, description }) => `${here} -f -a ${fishQuoted(name)} -d ${fishQuoted(description)}`,
    ),
    ...(node.values.length === 0 ? [] : [`${here} -f -a ${fishQuoted(node.values.join(' '))}`]),
    ...node.options.map((option) => `${here} ${optionOf(option)}`),
  ];
}

const optionOf = ({ flags, description, takesValue, values }: TreeOption): string =>
  [
    ...flags.map((flag) => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`)),
    ...(takesValue ? ['-r'] : []),
    ...(values.length === 0 ? [] : [`-f -a ${fishQuoted(values.join(' '))}`]),
    `-d ${fishQuoted(description)}`,
  ].join(' ');
