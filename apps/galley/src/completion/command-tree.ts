import type { Command } from 'commander';

/** An option as a shell completes it. */
export interface TreeOption {
  readonly flags: readonly string[];
  readonly description: string;
  readonly takesValue: boolean;
  /** The only values it takes, if there are only some. */
  readonly values: readonly string[];
}

/** A command with what can follow it. */
export interface TreeNode {
  /** From `galley` on, such as `galley issue approve`. */
  readonly path: string;
  readonly options: readonly TreeOption[];
  readonly commands: readonly { readonly name: string; readonly description: string }[];
  /** The only values of its first argument, if there are only some. */
  readonly values: readonly string[];
}

/** Every command of a program, read from its declarations, each before those below it. */
export function commandTree(command: Command, above = ''): readonly TreeNode[] {
  const path = `${above}${command.name()}`;
  const help = command.createHelp();
  const node: TreeNode = {
    path,
    options: help.visibleOptions(command).map((option) => ({
      flags: [option.short, option.long].filter((flag) => flag !== undefined),
      description: option.description,
      takesValue: option.required || option.optional,
      values: option.argChoices ?? [],
    })),
    commands: command.commands.map((each) => ({
      name: each.name(),
      description: each.description(),
    })),
    values: command.registeredArguments[0]?.argChoices ?? [],
  };
  return [node, ...command.commands.flatMap((each) => commandTree(each, `${path} `))];
}
