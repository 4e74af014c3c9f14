import { Option } from 'commander';
import {
  collect,
  group,
  id,
  leaf,
  newsletterOption,
  positive,
  type AddCommands,
} from './wiring.ts';

const FILE = 'a review as text, Markdown (.md) or JSON (.json); - reads standard input';

const PENDING = 'if it is in an issue: let the text wait until "galley review apply"';

export const addReviewCommands: AddCommands = (program, on) => {
  const review = group(program, 'review', 'reviews and the queue they wait in');

  leaf(review, 'parse', 'read a review and print it without storing it', [
    'review parse review.txt --format json',
    'review parse - --format markdown < review.txt',
  ])
    .argument('<file>', FILE)
    .addOption(
      new Option('--format <format>', 'what to print (default: json)').choices([
        'json',
        'text',
        'markdown',
      ]),
    )
    .option('--language <tag>', "the review's language (default: told by its headings)")
    .action(on(() => import('../review/parse-review.ts').then((m) => m.parseReview)));

  leaf(review, 'add', 'queue a review: pinned and moved ones come first, then the best rated', [
    'review add review.txt',
    'review add *.md more-reviews',
    'review add - --again < review.md',
  ])
    .argument('<files...>', `${FILE}; a folder means the reviews in it`)
    .option('--again', 'even if its article is already queued or was featured before')
    .addOption(newsletterOption())
    .action(on(() => import('../review/add-review.ts').then((m) => m.addReviews)));

  leaf(review, 'list', 'list the queue in order', [
    'review list',
    'review list --all --json',
    "review list --all --search 'codex wired'",
  ])
    .option('--all', 'include reviews that are in an issue or already sent')
    .option('--search <words>', 'only those with these words in title, outlet, authors or URL')
    .addOption(newsletterOption())
    .action(on(() => import('../review/list-reviews.ts').then((m) => m.listReviews)));

  leaf(review, 'show', 'print one review', ['review show 3', 'review show 3 --format markdown'])
    .argument('<id>', 'its id, from "galley review list"', id)
    .addOption(
      new Option('--format <format>', 'what to print (default: text)').choices([
        'text',
        'markdown',
        'json',
      ]),
    )
    .action(on(() => import('../review/show-review.ts').then((m) => m.showReview)));

  leaf(review, 'edit', 'edit a review in $EDITOR, or replace it from a file', [
    'review edit 3',
    'review edit 3 --file corrected.txt',
  ])
    .argument('<id>', 'its id, from "galley review list"', id)
    .option('--file <file>', FILE)
    .option('--again', 'even if its article is already queued or was featured before')
    .option('--pending', PENDING)
    .action(on(() => import('../review/edit-review.ts').then((m) => m.editReview)));

  leaf(review, 'apply', 'put the edits of a review into the issue that holds it', [
    'review apply 3',
    'review apply 3 --void-approval',
  ])
    .argument('<id>', 'its id, from "galley review list"', id)
    .option('--void-approval', 'even if the issue is approved; this voids its approval')
    .action(on(() => import('../review/apply-review.ts').then((m) => m.applyReview)));

  leaf(review, 'history', 'list the versions of a review, who wrote them and when', [
    'review history 3',
    'review history 3 --version 2 --format markdown',
  ])
    .argument('<id>', 'its id, from "galley review list"', id)
    .option('--version <version>', 'print this version', positive('a version'))
    .addOption(
      new Option('--format <format>', 'what to print of a version (default: text)').choices([
        'text',
        'markdown',
        'json',
      ]),
    )
    .option('--before <id>', 'only versions before this one, to go on with a longer list', id)
    .option('--limit <versions>', 'how many (default: 20, at most 100)', positive('how many'))
    .action(on(() => import('../review/show-history.ts').then((m) => m.showHistory)));

  leaf(review, 'restore', 'restore an earlier text of a review, as a new version', [
    'review restore 3 --version 2',
    'review restore 3 --version 2 --field title --field summary',
  ])
    .argument('<id>', 'its id, from "galley review list"', id)
    .requiredOption('--version <version>', 'from "galley review history"', positive('a version'))
    .option('--field <field>', 'only this field; may be repeated', collect)
    .option('--again', 'even if its article is already queued or was featured before')
    .option('--pending', PENDING)
    .action(on(() => import('../review/restore-review.ts').then((m) => m.restoreReview)));

  leaf(review, 'correct', 'correct a review that was sent, and say what was wrong', [
    "review correct 3 --file corrected.txt --note 'The date was wrong: it was May.'",
    "review correct 3 --note 'We had misspelled a name.'",
    "review correct 3 --file corrected.txt --note 'The dose was wrong.' --urgent",
  ])
    .argument('<id>', 'its id, from "galley review list --all"', id)
    .requiredOption('--note <text>', 'what was wrong, for readers')
    .option('--file <file>', `${FILE}; without it, $EDITOR opens`)
    .addOption(
      new Option('--readers <who>', 'who is told in the next issue (default: old)').choices([
        'old',
        'everybody',
        'nobody',
      ]),
    )
    .option('--urgent', 'tell those who got the old text at once, in a mail of its own')
    .option('--void-approval', 'even if that voids the approval of a best-of that holds its text')
    .action(on(() => import('../review/correct-review.ts').then((m) => m.correctReview)));

  leaf(review, 'corrections', 'list the corrections of a review', ['review corrections 3'])
    .argument('<id>', 'its id, from "galley review list --all"', id)
    .action(on(() => import('../review/list-corrections.ts').then((m) => m.listCorrections)));

  leaf(review, 'remove', 'remove a review from the queue or from its open issue', [
    'review remove 3',
    'review remove 3 --off',
  ])
    .argument('<id>', 'its id, from "galley review list"', id)
    .option('--off', 'bring it back to its old place in the queue')
    .option('--again', 'with --off, even if there is another review of its article by now')
    .action(on(() => import('../review/change-review.ts').then((m) => m.removeReview)));

  leaf(review, 'pin', 'pin a review to the front of the queue or of its open issue', [
    'review pin 3',
    'review pin 3 --off',
  ])
    .argument('<id>', 'its id, from "galley review list"', id)
    .option('--off', 'unpin it')
    .action(on(() => import('../review/change-review.ts').then((m) => m.pinReview)));

  leaf(review, 'move', 'move a review within the queue or its open issue; pinned ones stay first', [
    'review move 3 --to 1',
    'review move 3 --after 7',
  ])
    .argument('<id>', 'its id, from "galley review list"', id)
    .addOption(
      new Option('--to <place>', 'its new place, counted from 1')
        .argParser(positive('a place'))
        .conflicts(['after', 'before']),
    )
    .addOption(
      new Option('--after <id>', 'behind this review, wherever that is now')
        .argParser(id)
        .conflicts('before'),
    )
    .addOption(new Option('--before <id>', 'ahead of this review').argParser(id))
    .action(on(() => import('../review/change-review.ts').then((m) => m.moveReview)));

  leaf(review, 'hold', 'keep a review out of issues until you release it', [
    'review hold 3',
    'review hold 3 --off',
  ])
    .argument('<id>', 'its id, from "galley review list"', id)
    .option('--off', 'release it into the queue')
    .action(on(() => import('../review/change-review.ts').then((m) => m.holdReview)));
};
