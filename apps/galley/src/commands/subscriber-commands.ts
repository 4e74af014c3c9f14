import { COLUMN_CHOICES, READER_STATES } from '@galley/core/subscription';
import { collect, group, leaf, newsletterOption, type AddCommands } from './wiring.ts';

export const addSubscriberCommands: AddCommands = (program, on) => {
  const subscriber = group(program, 'subscriber', 'subscribers, consent and suppression');

  leaf(
    subscriber,
    'import',
    'import subscribers from a CSV file or an export from Mailchimp, Substack, Ghost, Buttondown, listmonk, beehiiv or Galley; known subscribers keep their status, and nobody who left comes back',
    [
      `subscriber import people.csv --consent 'Signed up at the 2026 meeting, list kept by Ana'`,
      `subscriber import ghost.csv --consent 'Moved here from Ghost' --dry-run`,
    ],
  )
    .argument(
      '<file>',
      'a CSV file whose first line names its columns: email and, if you have them, name, status …; - reads standard input',
    )
    .requiredOption('--consent <text>', 'how and to what these people agreed, kept as evidence')
    .option('--dry-run', 'show how the file is read and what would happen; store nothing')
    .option('--skip-bad', 'skip invalid rows; otherwise one aborts the import')
    .option(
      '--all-confirmed',
      'vouch that everybody in the file not marked otherwise receives the newsletter now; for files that do not say so, such as those from listmonk',
    )
    .option(
      '--pass-over <column>',
      'ignore a column that says nothing about who receives the newsletter (repeatable)',
      collect,
    )
    .option(
      '--map <column=what>',
      `say what a column holds, by its name or its place: 'Kontakt=email', '#3=name' (repeatable): ${COLUMN_CHOICES.join(', ')}`,
      collect,
    )
    .addOption(newsletterOption())
    .action(
      on(() => import('../subscriber/import-subscribers.ts').then((m) => m.importSubscribers)),
    );

  leaf(subscriber, 'add', 'add one confirmed subscriber', [
    `subscriber add ana@example.org --name Ana --consent 'Asked by phone on 3 March'`,
  ])
    .argument('<email>')
    .requiredOption('--consent <text>', 'how and to what the person agreed, kept as evidence')
    .option('--name <name>', "the person's name")
    .addOption(newsletterOption())
    .action(on(() => import('../subscriber/add-subscriber.ts').then((m) => m.addSubscriber)));

  const listOptions = (command: ReturnType<typeof leaf>) =>
    command
      .option('--state <state>', `only those who are ${READER_STATES.join(', ')}`)
      .option('--limit <n>', 'how many (1 to 100); default 50')
      .option('--after <page>', 'go on after a page, as its last line says')
      .addOption(newsletterOption());

  listOptions(
    leaf(subscriber, 'list', "list a newsletter's subscribers, the newest first", [
      'subscriber list',
      'subscriber list --state suppressed -n my-digest',
    ]),
  ).action(on(() => import('../subscriber/list-subscribers.ts').then((m) => m.listSubscribers)));

  listOptions(
    leaf(
      subscriber,
      'search',
      'find subscribers of a newsletter by the beginning of their address, its domain or words of their name',
      [
        'subscriber search ana',
        'subscriber search @example.org --state left',
        `subscriber search 'ana lov'`,
      ],
    ).argument('<text>'),
  ).action(on(() => import('../subscriber/list-subscribers.ts').then((m) => m.searchSubscribers)));

  leaf(subscriber, 'show', 'show everything Galley knows about an address', [
    'subscriber show ana@example.org',
    'subscriber show ana@example.org --ip 203.0.113.7',
  ])
    .argument('<email>')
    .option('--ip <address>', 'say which consents came from this IP address')
    .action(on(() => import('../subscriber/show-subscriber.ts').then((m) => m.showSubscriber)));

  leaf(
    subscriber,
    'history',
    'show what happened to a subscriber of a newsletter, the latest first: consent, choices, issues, suppressions',
    ['subscriber history ana@example.org', 'subscriber history ana@example.org -n my-digest'],
  )
    .argument('<email>')
    .option('--before <page>', 'go on after a page, as its last line says')
    .addOption(newsletterOption())
    .action(on(() => import('../subscriber/show-history.ts').then((m) => m.showHistory)));

  leaf(subscriber, 'suppress', 'never mail this address again', [
    'subscriber suppress ana@example.org',
  ])
    .argument('<email>')
    .option('--because <why>', 'the reason, shown by "galley subscriber show"')
    .action(
      on(() => import('../subscriber/suppress-subscriber.ts').then((m) => m.suppressSubscriber)),
    );

  leaf(subscriber, 'unsuppress', 'allow mail to this address again', [
    `subscriber unsuppress ana@example.org --because 'asked by phone on 3 March'`,
  ])
    .argument('<email>')
    .option('--because <why>', 'the reason, kept in the history')
    .action(
      on(() => import('../subscriber/suppress-subscriber.ts').then((m) => m.unsuppressSubscriber)),
    );

  leaf(subscriber, 'erase', "erase a person's data; the address stays suppressed", [
    'subscriber erase ana@example.org',
    'subscriber erase ana@example.org --dry-run',
  ])
    .argument('<email>')
    .option('--dry-run', 'show what would be erased; erase nothing')
    .option('--yes', 'erase without asking on a terminal')
    .action(on(() => import('../subscriber/erase-subscriber.ts').then((m) => m.eraseSubscriber)));

  leaf(subscriber, 'export', 'print the subscribers as CSV', ['subscriber export > people.csv'])
    .addOption(newsletterOption())
    .action(
      on(() => import('../subscriber/export-subscribers.ts').then((m) => m.exportSubscribers)),
    );
};
