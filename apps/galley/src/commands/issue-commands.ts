import { Option, type Command } from 'commander';
import {
  collect,
  group,
  id,
  issueNumber,
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
      .argument('<number>', "the issue's number, or correction-1", issueNumber)
      .addOption(newsletterOption());

  leaf(issue, 'compile', "compile the next slot's issue, dated today, or recompile it", [
    'issue compile',
    'issue compile --slot 2026-03-13',
    'issue compile --extra',
    'issue compile --best-of 2026-02',
    'issue compile --correction 3',
  ])
    .addOption(
      new Option('--slot <date>', 'the slot due on that date, YYYY-MM-DD; dated that day')
        .argParser(localDate)
        .conflicts('extra'),
    )
    .addOption(new Option('--extra', 'an issue outside the slots').conflicts('bestOf'))
    .addOption(
      new Option(
        '--best-of <month>',
        "an extra issue of a month's best reviews, YYYY-MM",
      ).conflicts('slot'),
    )
    .addOption(
      new Option(
        '--correction <review>',
        'the latest correction of a review, alone, for those who got its old text',
      )
        .argParser(id)
        .conflicts(['slot', 'extra', 'bestOf', 'newsletter']),
    )
    .addOption(newsletterOption())
    .action(on(() => import('../issue/compile-issue.ts').then((m) => m.compileIssue)));

  leaf(issue, 'list', 'list issues, newest first', ['issue list', 'issue list --json'])
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
    .option('--rendition <key>', 'which rendition to print (default: the full one)')
    .action(on(() => import('../issue/show-issue.ts').then((m) => m.showIssue)));

  ofIssue(
    'set',
    "set the subject, the preheader or the editor's note; an empty text restores the proposal or removes the note",
    [
      'issue set 1 --subject "The race to catch up"',
      'issue set 1 --preheader ""',
      'issue set 1 --note "$(cat note.txt)"',
    ],
  )
    .option('--subject <text>', 'the subject line')
    .option('--preheader <text>', 'what inboxes show after the subject')
    .option('--note <text>', 'what stands above the reviews; an empty line begins a new paragraph')
    .action(on(() => import('../issue/set-issue.ts').then((m) => m.setIssue)));

  ofIssue('preflight', 'check an issue; exits 1 if a rule stops it', [
    'issue preflight 1',
    'issue preflight 1 --offline',
    'issue preflight 1 --json',
  ])
    .option('--offline', 'skip link and DNS checks; use stored results')
    .action(on(() => import('../issue/preflight-issue.ts').then((m) => m.preflightIssue)));

  ofIssue('forecast', 'estimate the batches, time and quota that sending would take', [
    'issue forecast 1',
    'issue forecast 1 --rate 5',
  ])
    .option('--rate <n>', 'requests per second that the provider allows', positive('a rate'))
    .action(on(() => import('../issue/forecast-issue.ts').then((m) => m.forecastIssue)));

  ofIssue('test', "send the proof to the testers or one address; it doesn't count as a delivery", [
    'issue test 1',
    'issue test 1 --to me@example.org',
    'issue test 1 --hash 5f2c…',
  ])
    .option('--to <email>', "where to send it (default: the newsletter's testers)")
    .option('--hash <hash>', 'send it only if the content hash is this one')
    .addOption(
      new Option('--rendition <key>', 'which rendition (default: the full one)').conflicts(
        'reader',
      ),
    )
    .option('--reader <email>', 'the rendition that this reader gets')
    .action(on(() => import('../issue/send-test.ts').then((m) => m.sendTest)));

  ofIssue('approve', 'approve the exact bytes of an issue', [
    'issue approve 1',
    'issue approve 1 --hash 5f2c…',
    'issue approve 1 --date today',
    'issue approve 1 --by ana@example.org',
    'issue approve 1 --override no-readers --because "sent for the archive"',
  ])
    .option('--hash <hash>', 'approve only if the content hash is this one')
    .addOption(
      new Option(
        '--date <day>',
        'date the issue first: today, or the day of its slot; --hash is the hash before that',
      ).choices(['today', 'slot']),
    )
    .option('--override <rule>', 'override a preflight rule (repeatable)', collect)
    .option('--because <why>', 'the reason; give one per --override', collect)
    .option(
      '--by <name>',
      'who approves (default: your system user name); with four eyes, the e-mail address of a person who may',
    )
    .action(on(() => import('../issue/approve-issue.ts').then((m) => m.approveIssue)));

  ofIssue('send', 'release an approved issue now, without waiting for its slot', [
    'issue send 1',
    'issue send 1 --wait',
  ])
    .option('--wait', 'deliver in this process until the issue is sent')
    .action(on(() => import('../issue/release-issue.ts').then((m) => m.releaseIssue)));

  ofIssue(
    'send-again',
    'send an issue again to readers who were rejected for a reason that has gone, and to nobody else',
    ['issue send-again 1', 'issue send-again 1 --wait'],
  )
    .option('--wait', 'deliver in this process until the issue is sent')
    .action(on(() => import('../issue/send-again.ts').then((m) => m.sendAgain)));

  ofIssue('take-back', 'take a release back within its undo window; the issue is then held', [
    'issue take-back 1',
  ]).action(on(() => import('../issue/pause-issue.ts').then((m) => m.takeBackIssue)));
  ofIssue('pause', 'pause sending', ['issue pause 1']).action(
    on(() => import('../issue/pause-issue.ts').then((m) => m.pauseIssue)),
  );
  ofIssue('resume', 'resume sending', ['issue resume 1']).action(
    on(() => import('../issue/pause-issue.ts').then((m) => m.resumeIssue)),
  );
  ofIssue('cancel', 'cancel an issue; readers not yet mailed receive nothing', [
    'issue cancel 1',
  ]).action(on(() => import('../issue/cancel-issue.ts').then((m) => m.cancelIssue)));

  ofIssue('status', "show an issue's state and delivery counts", [
    'issue status 1',
    'issue status 1 --json',
  ]).action(on(() => import('../issue/issue-status.ts').then((m) => m.issueStatus)));

  ofIssue('report', 'report what became of an issue, and when', [
    'issue report 1',
    'issue report 1 --csv > report.csv',
    'issue report 1 --csv report',
    'issue report 1 --json',
  ])
    .option(
      '--csv [folder]',
      'print what happened when as CSV, or write one CSV file for each table to a folder',
    )
    .action(on(() => import('../issue/report-issue.ts').then((m) => m.reportIssue)));

  ofIssue('reconcile', 'resolve uncertain mail by asking Resend, or record what you found out', [
    'issue reconcile 1',
    'issue reconcile 1 --accept ana@example.org --because "she has it"',
  ])
    .addOption(
      new Option('--accept <email>', "this reader's mail arrived, and so did its batch").conflicts(
        'reject',
      ),
    )
    .option('--reject <email>', "this reader's mail did not arrive")
    .option('--because <why>', 'how you know; required with --accept and --reject')
    .option('--by <name>', 'who says so (default: your system user name)')
    .action(on(() => import('../issue/reconcile-issue.ts').then((m) => m.reconcileIssue)));
};
