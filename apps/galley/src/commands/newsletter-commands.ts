import { Option } from 'commander';
import { collect, group, leaf, newsletterOption, positive, type AddCommands } from './wiring.ts';

export const addNewsletterCommands: AddCommands = (program, on) => {
  const newsletter = group(program, 'newsletter', 'newsletters and their settings');

  leaf(newsletter, 'list', 'list every newsletter', [
    'newsletter list',
    'newsletter list --json',
  ]).action(on(() => import('../newsletter/list-newsletters.ts').then((m) => m.listNewsletters)));

  leaf(newsletter, 'show', 'show the settings of a newsletter', [
    'newsletter show',
    'newsletter show daily --json',
  ])
    .argument('[slug]', 'which newsletter (default: the only or default one)')
    .action(on(() => import('../newsletter/show-newsletter.ts').then((m) => m.showNewsletter)));

  leaf(newsletter, 'mails', 'show the mails that ask to confirm and that welcome', [
    'newsletter mails',
    'newsletter mails code-digest --json',
  ])
    .argument('[slug]', 'which newsletter (default: the only or default one)')
    .action(on(() => import('../newsletter/show-mails.ts').then((m) => m.showMails)));

  leaf(newsletter, 'report', 'report growth, sign-ups, outlets and ratings over time', [
    'newsletter report',
    'newsletter report --by month --csv report',
    'newsletter report daily --json',
  ])
    .argument('[slug]', 'which newsletter (default: the only or default one)')
    .addOption(
      new Option('--by <period>', 'how long the periods of outlets and ratings are')
        .choices(['quarter', 'month'])
        .default('quarter'),
    )
    .option('--csv <folder>', 'write one CSV file for each table to this folder')
    .action(on(() => import('../newsletter/report-newsletter.ts').then((m) => m.reportNewsletter)));
  leaf(newsletter, 'domain', "show what Resend and DNS say of the sender's domain", [
    'newsletter domain',
    'newsletter domain code-digest --check',
  ])
    .argument('[slug]', 'which newsletter (default: the only or default one)')
    .option('--check', 'have Resend look at DNS again')
    .action(on(() => import('../newsletter/show-domain.ts').then((m) => m.showDomain)));

  leaf(newsletter, 'choices', 'count what readers have chosen', ['newsletter choices'])
    .argument('[slug]', 'which newsletter (default: the only or default one)')
    .action(on(() => import('../newsletter/show-choices.ts').then((m) => m.showChoices)));

  leaf(newsletter, 'rules', 'list the preflight rules and what they do for a newsletter', [
    'newsletter rules',
    'newsletter rules code-digest --json',
  ])
    .argument('[slug]', 'which newsletter (default: the only or default one)')
    .action(on(() => import('../newsletter/list-rules.ts').then((m) => m.listRules)));

  leaf(newsletter, 'set', 'create a newsletter or change its settings', [
    `newsletter set --title 'Code Digest' --from 'Code Digest <digest@example.org>' --postal-address '1 Main St, Springfield'`,
    `newsletter set --cadence 'weekly fri 08:00' --time-zone Europe/Berlin --cut-off 2h`,
    `newsletter set --cadence 'monthly first mon 09:30' --maximum 8`,
    `newsletter set --floors 4,5 --topics 'AI, Climate'`,
    `newsletter set --rule outlet-mix=off --because 'we only read WIRED'`,
  ])
    .argument('[slug]', 'which newsletter (default: the only or default one)')
    .option('--title <text>', "the newsletter's title")
    .option('--tagline <text>', 'introduces it on its front page; empty: nothing')
    .option('--from <sender>', `the sender: 'Name <a@b>'`)
    .option('--reply-to <email>', 'where replies go; empty: to the sender')
    .option('--editors <emails>', 'who is told about held issues, comma-separated; empty: nobody')
    .option('--testers <emails>', 'who receives test mails, comma-separated; empty: nobody')
    .option('--postal-address <text>', 'printed in every issue, as the law requires')
    .option('--time-zone <zone>', 'an IANA time zone such as Europe/Berlin')
    .option('--cadence <text>', `'weekly fri 08:00', 'monthly 15 08:00', 'monthly first mon 08:00'`)
    .option(
      '--best-of-cadence <text>',
      `when the best-of of the month before is due: 'monthly 1 09:00'; empty: never by itself`,
    )
    .option('--cut-off <duration>', 'how long before the slot the queue closes (0, 90s, 5m, 2h)')
    .option('--late-limit <duration>', 'how late a missed slot may still be compiled')
    .option(
      '--minimum <n>',
      'skip the slot if fewer reviews than this are queued',
      positive('a number of reviews'),
    )
    .option(
      '--maximum <n>',
      'the most reviews per issue; the rest wait',
      positive('a number of reviews'),
    )
    .option('--undo-window <duration>', 'how long a release can be undone')
    .option('--auto-approve', 'approve compiled issues that pass preflight')
    .option('--no-auto-approve', 'wait for a person to approve (default)')
    .option('--four-eyes', "each change needs an approver who didn't make it")
    .option('--no-four-eyes', 'one approval is enough (default)')
    .addOption(
      new Option('--clicks <on|off>', 'count clicks on links, if Resend reports them').choices([
        'on',
        'off',
      ]),
    )
    .addOption(
      new Option(
        '--canary <on|off>',
        'mail each issue to Galley itself too, and watch it arrive',
      ).choices(['on', 'off']),
    )
    .option(
      '--language <tag>',
      'the language of mails and pages: en, de, es, ar; others use English wording',
    )
    .option('--theme <file>', 'colours, fonts and logo as JSON; empty: the default theme')
    .option('--floors <stars>', 'which lowest ratings readers may choose (4,5); empty: none')
    .option('--topics <names>', 'which topics readers may choose, comma-separated; empty: none')
    .option(
      '--rename-topic <old=new>',
      'rename a topic; who chose it, and its reviews, go with it',
      collect,
    )
    .option(
      '--confirmation-text <file>',
      'its own words in the mail that asks to confirm; empty: ours',
    )
    .option('--welcome-text <file>', 'its own words in the mail that welcomes; empty: none')
    .option('--rule <name=level>', 'set a preflight rule: off, informs, warns, default', collect)
    .option('--because <why>', 'the reason; give one per --rule', collect)
    .option('--by <name>', 'who sets the rules (default: your system user name)')
    .action(on(() => import('../newsletter/set-newsletter.ts').then((m) => m.setNewsletter)));

  leaf(program, 'calendar', 'show the next slots and what each would contain', [
    'calendar',
    'calendar --next 8 --json',
  ])
    .option('--next <n>', 'how many slots', positive('a number of slots'), 5)
    .addOption(newsletterOption())
    .action(on(() => import('../newsletter/show-calendar.ts').then((m) => m.showCalendar)));
};
