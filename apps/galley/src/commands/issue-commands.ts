import { Option, type Command } from 'commander';
import {
  collect,
  group,
  leaf,
  localDate,
  newsletterOption,
  positive,
  type AddCommands,
} from './wiring.ts';

export const addIssueCommands: AddCommands = (program, on) => {
  const issue = group(program, 'issue', 'issues: compile, proof, approve, send');
  const ofIssue = (name: string, description: string, examples: string[]): Command =>
    leaf(issue, name, description, examples)
      .argument('<number>', "the issue's number", positive('an issue number'))
      .addOption(newsletterOption());

  leaf(issue, 'compile', 'make the issue of the next slot, or make it again', [
    'issue compile',
    'issue compile --slot 2026-03-13',
    'issue compile --extra',
    'issue compile --best-of 2026-02',
  ])
    .addOption(
      new Option('--slot <date>', 'the slot due on that day')
        .argParser(localDate)
        .conflicts('extra'),
    )
    .addOption(new Option('--extra', 'an issue outside the slots').conflicts('bestOf'))
    .addOption(
      new Option(
        '--best-of <month>',
        'an extra issue of the best reviews of a month, YYYY-MM',
      ).conflicts('slot'),
    )
    .addOption(newsletterOption())
    .action(on(() => import('../issue/compile-issue.ts').then((m) => m.compileIssue)));

  leaf(issue, 'list', 'show the issues, newest first', ['issue list', 'issue list --json'])
    .addOption(newsletterOption())
    .action(on(() => import('../issue/list-issues.ts').then((m) => m.listIssues)));

  ofIssue('show', 'print the proof of an issue', [
    'issue show 1 --format html > proof.html',
    'issue show 1 --format text',
    'issue show 1 --json',
  ])
    .addOption(
      new Option('--format <format>', 'what to print (default: a summary)').choices([
        'html',
        'text',
        'json',
      ]),
    )
    .action(on(() => import('../issue/show-issue.ts').then((m) => m.showIssue)));

  ofIssue('set', 'choose the subject or preheader; an empty text goes back to the proposal', [
    'issue set 1 --subject "The race to catch up"',
    'issue set 1 --preheader ""',
  ])
    .option('--subject <text>', 'the subject line')
    .option('--preheader <text>', 'what inboxes show after the subject')
    .action(on(() => import('../issue/set-issue.ts').then((m) => m.setIssue)));

  ofIssue('preflight', 'check an issue; exit 1 when something stops it', [
    'issue preflight 1',
    'issue preflight 1 --offline',
    'issue preflight 1 --json',
  ])
    .option('--offline', 'ask no link and no DNS; what is remembered of them will do')
    .action(on(() => import('../issue/preflight-issue.ts').then((m) => m.preflightIssue)));

  ofIssue('forecast', 'say what sending would take', [
    'issue forecast 1',
    'issue forecast 1 --rate 5',
  ])
    .option('--rate <n>', 'requests per second that the provider allows', positive('a rate'))
    .action(on(() => import('../issue/forecast-issue.ts').then((m) => m.forecastIssue)));

  ofIssue('test', 'send the proof to the testers or to one address; it counts for nothing', [
    'issue test 1',
    'issue test 1 --to me@example.org',
  ])
    .option('--to <email>', "where to send it (default: the newsletter's testers)")
    .action(on(() => import('../issue/test-issue.ts').then((m) => m.testIssue)));

  ofIssue('approve', 'approve the exact bytes of an issue', [
    'issue approve 1',
    'issue approve 1 --hash 5f2c…',
    'issue approve 1 --override no-readers --because "sent for the archive"',
  ])
    .option('--hash <hash>', 'only if this is the hash of its content')
    .option('--override <rule>', 'set a preflight rule aside (repeat for several)', collect)
    .option('--because <why>', 'the reason, one for each --override', collect)
    .option('--by <name>', 'who approves (default: the user of this system)')
    .action(on(() => import('../issue/approve-issue.ts').then((m) => m.approveIssue)));

  ofIssue('send', 'release an approved issue now, whatever its slot', [
    'issue send 1',
    'issue send 1 --wait',
  ])
    .option('--wait', 'work the queue in this process until the issue is sent')
    .action(on(() => import('../issue/send-issue.ts').then((m) => m.sendIssue)));

  ofIssue('pause', 'stop sending for now', ['issue pause 1']).action(
    on(() => import('../issue/move-issue.ts').then((m) => m.pauseIssue)),
  );
  ofIssue('resume', 'go on sending', ['issue resume 1']).action(
    on(() => import('../issue/move-issue.ts').then((m) => m.resumeIssue)),
  );
  ofIssue('cancel', 'cancel an issue; readers who have not received it never will', [
    'issue cancel 1',
  ]).action(on(() => import('../issue/cancel-issue.ts').then((m) => m.cancelIssue)));

  ofIssue('status', 'say where an issue stands', [
    'issue status 1',
    'issue status 1 --json',
  ]).action(on(() => import('../issue/issue-status.ts').then((m) => m.issueStatus)));

  ofIssue('reconcile', 'find out what became of uncertain mail, or record what you found out', [
    'issue reconcile 1',
    'issue reconcile 1 --accept ana@example.org --because "she has it"',
  ])
    .addOption(
      new Option('--accept <email>', "this reader's mail came, so the whole batch did").conflicts(
        'reject',
      ),
    )
    .option('--reject <email>', "this reader's mail did not come")
    .option('--because <why>', 'how you know; needed for either')
    .option('--by <name>', 'who says so (default: the user of this system)')
    .action(on(() => import('../issue/reconcile-issue.ts').then((m) => m.reconcileIssue)));
};
