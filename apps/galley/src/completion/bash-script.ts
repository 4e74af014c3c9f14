import { commandPatterns, optionPatterns, valueOptions } from './case-patterns.ts';
import type { TreeNode } from './command-tree.ts';
import { quoted } from '../shell/quote-argument.ts';

/** Completion for bash. What it leaves empty, bash completes with file names. */
export const bashScript = (tree: readonly TreeNode[]): string => `# galley completion bash
_galley() {
  local cur=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD - 1]} at=galley i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$at \${COMP_WORDS[i]}" in
      ${commandPatterns(tree)}) at="$at \${COMP_WORDS[i]}" ;;
    esac
  done
  COMPREPLY=()
  if [[ $cur == = ]]; then cur=; elif [[ $before == = ]]; then before=\${COMP_WORDS[COMP_CWORD - 2]}; fi
  case "$at $before" in
${valueOptions(tree)
  .map(
    ([node, option]) =>
      `    ${optionPatterns(node, option)}) ${reply(option.values.join(' '))}return ;;`,
  )
  .join('\n')}
  esac
  if [[ $cur == -* ]]; then
    case "$at" in
${cases(tree, ({ options }) => options.flatMap(({ flags }) => flags))}
    esac
  else
    case "$at" in
${cases(tree, ({ commands, values }) => [...commands.map(({ name }) => name), ...values])}
    esac
  fi
}
complete -o default -F _galley galley
`;

const reply = (words: string): string =>
  words === '' ? '' : `COMPREPLY=($(compgen -W ${quoted(words)} -- "$cur")); `;

const cases = (tree: readonly TreeNode[], wordsOf: (node: TreeNode) => readonly string[]): string =>
  tree
    .map((node) => ({ node, words: wordsOf(node) }))
    .filter(({ words }) => words.length > 0)
    .map(({ node, words }) => `      ${quoted(node.path)}) ${reply(words.join(' '))};;`)
    .join('\n');
