import { leaf, newsletterOption, port, type AddCommands } from './wiring.ts';

export const addProofCommand: AddCommands = (program, on) => {
  leaf(program, 'proof', 'look at an issue as its readers will, on a page that follows changes', [
    'proof',
    'proof 3',
    'proof ./my-reviews',
    'proof 3 --png pictures',
  ])
    .argument(
      '[issue|files...]',
      '"next" (the default), a number, or review files and folders, which need no database',
    )
    .option('--png [folder]', 'take pictures by the Chromium of this machine instead')
    .option('--port <n>', 'where to listen (default: PORT, or a free one)', port)
    .option('--title <text>', "the newsletter's title, for files (default: their folder's name)")
    .option('--language <tag>', 'of the mail, for files (default: en)')
    .addOption(newsletterOption())
    .action(on(() => import('../proof/proof.ts').then((m) => m.proof)));
};
