import { SCOPE_NAMES } from '@galley/core/editor';
import { collect, group, leaf, localDate, type AddCommands } from './wiring.ts';

/** Keys with which scripts use the API. */
export const addKeyCommands: AddCommands = (program, on) => {
  const token = group(program, 'token', 'keys with which scripts use the API');

  leaf(token, 'create', 'make a key for scripts; it is shown once', [
    `token create --for ana@example.org --scope reviews --name 'the importer'`,
    `token create --for ana@example.org --scope read --scope audit --name reports --expires 2027-01-31`,
  ])
    .requiredOption('--for <person>', 'for whom it acts: it never does more than they may do then')
    .requiredOption('--name <name>', 'where it is used')
    .requiredOption(
      '--scope <scope>',
      `what it may do (repeatable): ${SCOPE_NAMES.join(', ')}`,
      collect,
    )
    .option('--expires <date>', 'the day on which it stops working (default: never)', localDate)
    .action(on(() => import('../keys/create-key.ts').then((m) => m.createKey)));

  leaf(token, 'list', 'list keys, without the keys themselves', ['token list']).action(
    on(() => import('../keys/list-keys.ts').then((m) => m.listKeys)),
  );

  leaf(token, 'revoke', 'end a key at once', ['token revoke 3'])
    .argument('<id>', 'the id from "galley token list"')
    .action(on(() => import('../keys/revoke-key.ts').then((m) => m.revokeKey)));
};
