import { Argument, type Command } from 'commander';
import type { PrintingStreams } from '../shell/shell.ts';

/** Adds the commands that explain or support the program itself; they need no set-up. */
export function addHelpCommands(program: Command, { stdout }: PrintingStreams): void {
  program
    .command('help')
    .description('show help for a command')
    .argument('[command...]', 'a command, such as: issue approve')
    .addHelpText('after', '\nExamples:\n  galley help\n  galley help issue approve')
    .action((words: readonly string[]) => find(program, words).outputHelp());

  program
    .command('completion')
    .description('print a script that completes commands in your shell')
    .addArgument(new Argument('<shell>', 'which shell').choices(['bash', 'zsh', 'fish']))
    .addHelpText(
      'after',
      `
Examples:
  galley completion bash >> ~/.bashrc
  galley completion zsh > ~/.zfunc/_galley
  galley completion fish > ~/.config/fish/completions/galley.fish`,
    )
    .action(async (shell: 'bash' | 'zsh' | 'fish') => {
      const [{ commandTree }, { completionScript }] = await Promise.all([
        import('../completion/command-tree.ts'),
        import('../completion/completion-script.ts'),
      ]);
      stdout.writeExact(completionScript(shell, commandTree(program)));
    });
}

/** Finds the command that words name, or refuses an unknown word. */
function find(program: Command, words: readonly string[]): Command {
  let command = program;
  for (const word of words) {
    const next = command.commands.find((each) => each.name() === word);
    if (next === undefined) {
      const known = command.commands.map((each) => each.name()).join(', ');
      const expected = known === '' ? 'no further word' : `one of: ${known}`;
      return command.error(
        `error: found '${word}' after '${pathOf(command)}', expected ${expected}`,
      );
    }
    command = next;
  }
  return command;
}

const pathOf = (command: Command): string =>
  command.parent === null ? command.name() : `${pathOf(command.parent)} ${command.name()}`;
