import { leaf, newsletterOption, port, type AddCommands } from './wiring.ts';

export const addProofCommand: AddCommands = (program, on) => {
  leaf(program, 'proof', 'show an issue as readers will see it, on a page that updates itself', [
    'proof',
    'proof 3',
    'proof ./my-reviews',
    'proof 3 --png pictures',
  ])
    .argument(
      '[issue|files...]',
      '"next" (the default), a number, or review files and folders, which need no database',
    )
    .option('--png [folder]', "save pictures instead, taken with this machine's Chromium")
    .option('--port <n>', 'the port to listen on (default: PORT, or a free one)', port)
    .option('--title <text>', "for files: the newsletter's title (default: their folder's name)")
    .option('--language <tag>', "for files: the mail's language (default: en)")
    .addOption(newsletterOption())
    .action(on(() => import('../proof/proof.ts').then((m) => m.proof)));
};
