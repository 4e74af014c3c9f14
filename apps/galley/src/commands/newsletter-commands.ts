import { collect, group, leaf, newsletterOption, positive, type AddCommands } from './wiring.ts';

export const addNewsletterCommands: AddCommands = (program, on) => {
  const newsletter = group(program, 'newsletter', 'newsletters and their settings');

  leaf(newsletter, 'show', 'show the settings of a newsletter', [
    'newsletter show',
    'newsletter show daily --json',
  ])
    .argument('[slug]', 'which one (default: the only or default one)')
    .action(on(() => import('../newsletter/show-newsletter.ts').then((m) => m.showNewsletter)));

  leaf(newsletter, 'set', 'create a newsletter or change its settings', [
    `newsletter set --title 'Code Digest' --from 'Code Digest <digest@example.org>' --postal-address '1 Main St, Springfield'`,
    `newsletter set --cadence 'weekly fri 08:00' --time-zone Europe/Berlin --cut-off 2h`,
    `newsletter set --cadence 'monthly first mon 09:30' --maximum 8`,
    `newsletter set --rule outlet-mix=off --because 'we only read WIRED'`,
  ])
    .argument('[slug]', 'which one (default: the only or default one)')
    .option('--title <text>', 'its title')
    .option('--from <sender>', `the sender: 'Name <a@b>'`)
    .option('--reply-to <email>', 'where answers go; empty: to the sender')
    .option('--editors <emails>', 'who is told of a held issue, by comma; empty: nobody')
    .option('--testers <emails>', 'who gets the tests of an issue, by comma; empty: nobody')
    .option('--postal-address <text>', 'printed in every issue, as the law demands')
    .option('--time-zone <zone>', 'an IANA zone such as Europe/Berlin')
    .option('--cadence <text>', `'weekly fri 08:00', 'monthly 15 08:00', 'monthly first mon 08:00'`)
    .option('--cut-off <duration>', 'the queue closes this long before (0, 90s, 5m, 2h)')
    .option('--late-limit <duration>', 'a missed slot is made up until this late')
    .option(
      '--minimum <n>',
      'fewer reviews than this and the slot is skipped',
      positive('a number'),
    )
    .option('--maximum <n>', 'more reviews than this wait for the next issue', positive('a number'))
    .option('--undo-window <duration>', 'how long a release can be undone')
    .option('--auto-approve', 'approve compiled issues that pass preflight')
    .option('--no-auto-approve', 'wait for a person to approve (the default)')
    .option('--language <tag>', 'of the mails: en, de, es, ar; others get English fixed words')
    .option('--theme <file>', 'colours, fonts and logo of the mails, as JSON; empty: of the house')
    .option('--rule <name=level>', 'a preflight rule: off, informs, warns, default', collect)
    .option('--because <why>', 'the reason, one for each --rule', collect)
    .option('--by <name>', 'who sets the rules (default: the user of this system)')
    .action(on(() => import('../newsletter/set-newsletter.ts').then((m) => m.setNewsletter)));

  leaf(program, 'calendar', 'show the coming slots and what would be in them', [
    'calendar',
    'calendar --next 8 --json',
  ])
    .option('--next <n>', 'how many slots', positive('a number'), 5)
    .addOption(newsletterOption())
    .action(on(() => import('../newsletter/show-calendar.ts').then((m) => m.showCalendar)));
};
