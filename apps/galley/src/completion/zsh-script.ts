import { commandPatterns, optionPatterns, valueOptions } from './case-patterns.ts';
import type { TreeNode } from './command-tree.ts';
import { quoted } from '../shell/quote-argument.ts';

/** Completion for zsh, with descriptions. Where nothing else fits, it completes file names. */
export const zshScript = (tree: readonly TreeNode[]): string => `#compdef galley
# galley completion zsh
_galley() {
  local at=galley i
  local -a found
  for ((i = 2; i < CURRENT; i++)); do
    case "$at \${words[i]}" in
      ${commandPatterns(tree).replaceAll(' | ', '|')}) at="$at \${words[i]}" ;;
    esac
  done
  case "$at \${words[CURRENT-1]}" in
${valueOptions(tree)
  .map(([node, option]) => {
    const how =
      option.values.length === 0
        ? '_files'
        : `found=(${option.values.map(quoted).join(' ')}); _describe value found`;
    return `    ${optionPatterns(node, option).replaceAll(' | ', '|')}) ${how}; return ;;`;
  })
  .join('\n')}
  esac
  if [[ $PREFIX == -* ]]; then
    case "$at" in
${cases(tree, ({ options }) =>
  options.flatMap(({ flags, description }) => flags.map((flag) => [flag, description] as const)),
)}
    esac
    _describe option found
  else
    case "$at" in
${cases(tree, ({ commands, values }) => [
  ...commands.map(({ name, description }) => [name, description] as const),
  ...values.map((value) => [value, ''] as const),
])}
    esac
    if (( \${#found} )); then _describe command found; else _files; fi
  fi
}
# Loaded by zsh itself when it first completes, or read by a start-up file.
if [[ $funcstack[1] == _galley ]]; then _galley "$@"; else compdef _galley galley; fi
`;

type Described = readonly [word: string, description: string];

const cases = (
  tree: readonly TreeNode[],
  wordsOf: (node: TreeNode) => readonly Described[],
): string =>
  tree
    .map((node) => ({ node, words: wordsOf(node) }))
    .filter(({ words }) => words.length > 0)
    .map(
      ({ node, words }) => `      ${quoted(node.path)}) found=(${words.map(entry).join(' ')}) ;;`,
    )
    .join('\n');

/** A colon parts a word from its description. */
const entry = ([word, description]: Described): string =>
  quoted(description === '' ? word : `${word.replaceAll(':', '\\:')}:${description}`);
