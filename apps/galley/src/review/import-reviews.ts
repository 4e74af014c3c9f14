import type { ImportedReviews } from '@galley/contract/answer';
import {
  MOST_EXPORT_BYTES,
  postToReview,
  readForeignFile,
  type ForeignPost,
} from '@galley/core/foreign';
import { decodeInput, formatProblem } from '@galley/core/input';
import type { Review } from '@galley/core/review';
import { findQueueLanguage, importReviews as importCandidates } from '@galley/press/review';
import { importBackIssues } from '@galley/press/issue';
import { reviewWordsOf } from '@galley/press/review-words';
import { answerRefusal } from '../shell/answers.ts';
import { ensureEmails } from '../shell/ensure-emails.ts';
import type { Press } from '../shell/open-press.ts';
import { refuse, type Outcome, type Refused } from '../shell/outcome.ts';
import { readInput } from '../shell/read-input.ts';
import type { Shell } from '../shell/shell.ts';
import { count } from '../shell/when.ts';
import { withPress } from '../shell/with-press.ts';
import { isFolder, listReviewPaths } from './list-review-paths.ts';

export interface ImportOptions {
  readonly outlet?: string;
  readonly backIssues?: boolean;
  readonly dryRun?: boolean;
  readonly skipBad?: boolean;
  readonly newsletter?: string;
}

/** The posts that were read, before any of them is a review. */
interface Read {
  readonly posts: readonly ForeignPost[];
  readonly problems: readonly string[];
  readonly leftOut: number;
}

/** Imports the posts of another program: as candidates in the queue, or as issues of the past. */
export async function importReviews(
  shell: Shell,
  path: string,
  options: ImportOptions,
): Promise<Outcome> {
  const read = (await isFolder(shell, path))
    ? await readFolder(shell, path)
    : await readOne(shell, path);
  if ('kind' in read) return read;
  if (options.backIssues === true) await ensureEmails();
  return withPress(shell, async (deps) => {
    const found = await findQueueLanguage(deps, deps.actor, options.newsletter ?? null);
    const language = found.kind === 'found' ? found.language : 'en';
    const made = toReviews(read, language, options);
    const { reviews } = made;
    if (made.problems.length > 0 && options.skipBad !== true && options.dryRun !== true) {
      return refuse(...made.problems, `Nothing is imported; --skip-bad leaves these posts out.`);
    }
    if (reviews.length === 0)
      return refuse(...made.problems, `${path}: found no post that is a review`);
    return options.backIssues === true
      ? asBackIssues(deps, made, options)
      : asCandidates(deps, made, options);
  });
}

async function readOne(shell: Shell, path: string): Promise<Read | Refused> {
  const input = await readInput(shell, path, MOST_EXPORT_BYTES);
  if (input.kind === 'refused') return input;
  const { name: file, bytes } = input;
  const decoded = decodeInput({ file, bytes, maxBytes: MOST_EXPORT_BYTES });
  if (decoded.kind === 'invalid') return refuse(...decoded.problems.map(formatProblem));
  const { posts, problems, leftOut } = readForeignFile(decoded.text, file);
  return { posts, problems: problems.map(formatProblem), leftOut };
}

/** A folder of a blog holds much else, so only its Markdown files count. */
async function readFolder(shell: Shell, folder: string): Promise<Read | Refused> {
  const read: Read[] = [];
  for (const path of await listReviewPaths(shell, [folder])) {
    if (path.kind === 'nothing') return path.outcome;
    if (!/\.(?:md|markdown)$/i.test(path.file)) continue;
    const one = await readOne(shell, path.file);
    read.push('kind' in one ? { posts: [], problems: one.problems, leftOut: 0 } : one);
  }
  return {
    posts: read.flatMap(({ posts }) => posts),
    problems: read.flatMap(({ problems }) => problems),
    leftOut: read.reduce((sum, { leftOut }) => sum + leftOut, 0),
  };
}

interface Made {
  readonly reviews: readonly { readonly review: Review; readonly postedOn: string | null }[];
  readonly problems: readonly string[];
  readonly leftOut: number;
}

function toReviews(
  { posts, problems, leftOut }: Read,
  language: string,
  options: ImportOptions,
): Made {
  const words = reviewWordsOf(language);
  const reviews: { review: Review; postedOn: string | null }[] = [];
  const refused = [...problems];
  for (const post of posts) {
    const parsed = postToReview(post, { outlet: options.outlet ?? null, words });
    if (parsed.kind === 'invalid') refused.push(...parsed.problems.map(formatProblem));
    else if (options.backIssues === true && post.postedOn === null) {
      const found = `no date of the post "${parsed.review.title}"`;
      refused.push(formatProblem({ ...post, found, expected: 'the day of its issue' }));
    } else reviews.push({ review: parsed.review, postedOn: post.postedOn });
  }
  const sorted = reviews.toSorted((one, other) =>
    (one.postedOn ?? '') < (other.postedOn ?? '') ? -1 : one.postedOn === other.postedOn ? 0 : 1,
  );
  return { reviews: sorted, problems: refused, leftOut };
}

async function asCandidates(deps: Press, made: Made, options: ImportOptions): Promise<Outcome> {
  const dryRun = options.dryRun === true;
  const imported = await importCandidates(deps, deps.actor, {
    newsletter: options.newsletter ?? null,
    reviews: made.reviews.map(({ review }) => review),
    dryRun,
  });
  if (imported.kind !== 'imported') return answerRefusal(imported);
  const added = imported.reviews.flatMap((each) => (each.kind === 'added' ? [each.review] : []));
  return report(made, {
    dryRun,
    added: added.map(({ id, review }) => ({ title: review.title, id: dryRun ? null : id })),
    known: imported.reviews.flatMap((each) => (each.kind === 'known' ? [each.title] : [])),
    issues: [],
  });
}

async function asBackIssues(deps: Press, made: Made, options: ImportOptions): Promise<Outcome> {
  const dryRun = options.dryRun === true;
  const imported = await importBackIssues(deps, deps.actor, {
    newsletter: options.newsletter ?? null,
    reviews: made.reviews.flatMap(({ review, postedOn }) =>
      postedOn === null ? [] : [{ review, postedOn }],
    ),
    dryRun,
  });
  if (imported.kind !== 'imported') return answerRefusal(imported);
  const titles = imported.issues.flatMap(({ reviews }) => reviews);
  return report(made, {
    dryRun,
    added: titles.map((title) => ({ title, id: null })),
    known: imported.repeated,
    issues: imported.issues,
  });
}

function report(
  { problems, leftOut }: Made,
  its: Omit<ImportedReviews, 'refused' | 'leftOut'>,
): Outcome {
  const { dryRun, added, known, issues } = its;
  const would = dryRun ? 'would be ' : '';
  const lines =
    issues.length > 0
      ? issues.map(
          ({ number, date, reviews }) => `issue ${number}, ${date}: ${reviews.join(' · ')}`,
        )
      : added.map(({ title, id }) => (id === null ? title : `${id}  ${title}`));
  return {
    kind: 'done',
    json: { ...its, refused: problems, leftOut },
    text: lines.join('\n'),
    notes: [
      ...problems,
      ...known.map((title) => `${title}: its article is known already.`),
      issues.length > 0
        ? `${count(added.length, 'review')} in ${count(issues.length, 'back issue')} ${would}in the archive; nothing is sent.`
        : `${count(added.length, 'review')} ${would}added and held; to queue one: galley review hold ID --off`,
      ...(leftOut === 0
        ? []
        : [`${count(leftOut, 'draft or page', 'drafts and pages')} left out.`]),
      ...(problems.length === 0
        ? []
        : [`${count(problems.length, 'problem')} in posts that are left out.`]),
    ],
  };
}
