import { createHash } from 'node:crypto';
import {
  choosableReview,
  contentHash,
  describeChoices,
  FULL_RENDITION,
  orderQueue,
  planRenditions,
  proposePreheader,
  proposeSubject,
  type CountedChoice,
  type PreflightInput,
  type PreflightReport,
  type QueuedReview,
  type Rendition,
} from '@galley/core/issue';
import { showHarmlessly } from '@galley/core/input';
import { makeSlugUnique, reviewSlug, topicKey } from '@galley/core/review';
import { printChoice } from '@galley/core/subscription';
import { renderFittingIssue, type FittingIssue, type ReviewProps } from '@galley/emails';
import { REVIEW_LANGUAGES, reviewWordsOf } from '@galley/wording/review-words';
import { createInspector } from '@galley/inspect';
import type { LastRead, NoProof, Proof, ProofSource } from '@galley/contract/proof';
import { createReader, listReviewFiles, positionOf, type ReadFile } from '../files/read-folder.ts';

export interface FolderOptions {
  /** Files and folders, as they were typed. */
  readonly paths: readonly string[];
  readonly cwd: string;
  readonly title: string;
  readonly language: string;
  /** Whether the files are in that language too; otherwise each file's headings tell its language. */
  readonly isLanguageGiven: boolean;
  /** Where the web pages of reviews would be. */
  readonly publicUrl: string;
  readonly today: () => string;
}

// A folder has no newsletter with a sender and an address: these stand in for them.
const SENDER_ADDRESS = 'newsletter@example.org';
/** Those that a newsletter offers unless its editors say otherwise. */
const USUAL_FLOORS = [4, 5];
const POSTAL_ADDRESS = '1 Sample Street\nAnytown';

/**
 * Serves the proof of review files without a database: the next issue if they were the queue. Files
 * whose names begin with a number come first, in numerical order; the others follow in the queue's
 * order.
 */
export function folderProofs(options: FolderOptions): ProofSource {
  const read = createReader(
    options.isLanguageGiven ? reviewWordsOf(options.language) : REVIEW_LANGUAGES,
  );
  const folder = options.paths.join(', ');
  let lastRead: LastRead | null = null;
  const list = () => listReviewFiles(options.paths, options.cwd);

  return {
    // Polling is as quick as the system's notifications, and works on every file system.
    mark: async () => {
      const stamps = (await list()).map(({ path, stamp }) => `${path}:${stamp}`);
      return sha256(`${stamps.join('\n')}\n${lastRead?.at.getTime()}`).slice(0, 16);
    },
    load: async () => {
      const files = await read(await list());
      const problems = files.flatMap((file) => (file.kind === 'problems' ? file.problems : []));
      const reviews = inOrder(files);
      return reviews.length === 0
        ? nothingIn(folder, problems)
        : describe(options, reviews, { problems, lastRead });
    },
    others: async () => [],
    readers: async () => [],
    findReader: async () => null,
    keepRead: async (_, { contentHash: hash, renditions }) => {
      lastRead = { at: new Date(), contentHash: hash, renditions };
    },
    sendTest: null,
  };
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A review with the name of its file. */
type FiledReview = ReviewProps & { readonly file: string };

function inOrder(files: readonly ReadFile[]): readonly FiledReview[] {
  const queue = files.flatMap((file, index): QueuedReview[] => {
    if (file.kind !== 'review') return [];
    const { review } = file;
    const queuedAt = new Date(index);
    return [
      { id: String(index), review, pinned: false, position: positionOf(file.file), queuedAt },
    ];
  });
  const slugs = new Set<string>();
  return orderQueue(queue).map(({ id, review }) => {
    const slug = makeSlugUnique(reviewSlug(review.title, review.publishedOn), slugs);
    slugs.add(slug);
    const read = files[Number(id)];
    const file = read?.kind === 'review' ? showHarmlessly(read.file.name) : '';
    return { review, slug, file };
  });
}

async function describe(
  options: FolderOptions,
  reviews: readonly FiledReview[],
  its: { readonly problems: readonly string[]; readonly lastRead: LastRead | null },
): Promise<Proof> {
  const { title, language, publicUrl } = options;
  const sender = `${JSON.stringify(title)} <${SENDER_ADDRESS}>`;
  const plan = planRenditions(
    reviews.map(({ review, slug }) => choosableReview(slug, review)),
    likelyChoices(reviews),
  );
  const made: MadeRendition[] = [];
  for (const { key, reviews: slugs, choices } of plan.renditions) {
    const held = reviews.filter(({ slug }) => slugs.includes(slug));
    const documents = held.map(({ review }) => review);
    const { rendition, extents } = await renderFittingIssue({
      newsletter: { title, slug: 'proof', language, sender, postalAddress: POSTAL_ADDRESS },
      number: 1,
      date: options.today(),
      subject: proposeSubject(documents),
      preheader: proposePreheader(documents),
      reviews: held.map(({ review, slug }) => ({ review, slug })),
      publicUrl,
      webUrl: `${publicUrl}/issues/1`,
    });
    const said = choices.map(({ choice }) => choice);
    made.push({
      rendition: { ...rendition, key },
      extents,
      chosen: describeChoices(key === FULL_RENDITION ? [''] : said, topicNames(reviews)),
      files: held.map(({ file }) => file),
    });
  }
  const renditions = made.map(({ rendition }) => rendition);
  const extents = made[0]?.extents ?? [];
  return {
    kind: 'proof',
    name: options.paths.join(', '),
    newsletter: { title, language },
    standing: 'files, not in a database',
    approval: null,
    sender,
    replyTo: null,
    renditions,
    audiences: made.map(({ rendition: { key }, chosen }) => ({
      key,
      chosen,
      readers: null,
      more: 0,
    })),
    contentHash: contentHash(sha256, { sender, replyTo: null, renditions }),
    reviews: reviews.map(({ review, slug }, at) => ({
      title: review.title,
      extent: extents[at] ?? 'full',
      url: `${publicUrl}/reviews/${slug}`,
    })),
    preflight: await check(options, { sender, reviews, made, extents }),
    lastRead: its.lastRead,
    problems: its.problems,
    facts: [['Samples', 'the sender, the postal address and the number']],
    isBestOf: false,
    canTest: false,
    approveCommand: null,
  };
}

interface MadeRendition {
  readonly rendition: Rendition;
  readonly extents: FittingIssue['extents'];
  /** Whom it would be for. */
  readonly chosen: string;
  /** The names of the files that it holds. */
  readonly files: readonly string[];
}

/** What readers could choose: the usual floors, and each topic that the files name. */
function likelyChoices(reviews: readonly FiledReview[]): readonly CountedChoice[] {
  const topics = new Set(reviews.flatMap(({ review }) => review.topics.map(topicKey)));
  return [
    ...USUAL_FLOORS.map((floor) => ({ floor, topics: null })),
    ...[...topics].map((key) => ({ floor: null, topics: [key] })),
  ].map((choice) => ({ choice: printChoice(choice), readers: 0, paused: 0 }));
}

function topicNames(reviews: readonly FiledReview[]): (key: string) => string {
  const names = new Map(
    reviews.flatMap(({ review }) => review.topics.map((name) => [topicKey(name), name] as const)),
  );
  return (key) => names.get(key) ?? key;
}

async function check(
  { title, language, publicUrl }: FolderOptions,
  issue: {
    readonly sender: string;
    readonly reviews: readonly FiledReview[];
    readonly made: readonly MadeRendition[];
    readonly extents: FittingIssue['extents'];
  },
): Promise<PreflightReport> {
  const { NOTHING_ASKED, preflight, readMail } = await import('@galley/core/issue/preflight');
  const mails = issue.made.map(({ rendition }) => readMail(rendition.html));
  const [mail] = mails;
  const unsupported =
    mail === undefined ? [] : await createInspector({ publicUrl }).findUnsupported(mail);
  const input: PreflightInput = {
    place: { kind: 'files' },
    newsletter: { title, postalAddress: POSTAL_ADDRESS, language },
    sender: issue.sender,
    subject: issue.made[0]?.rendition.subject ?? '',
    note: null,
    isBestOf: false,
    reviews: issue.reviews.map(({ review, file }, at) => ({
      review,
      ref: file,
      extent: issue.extents[at] ?? 'full',
      featuredIn: null,
      hasUnapplied: false,
    })),
    renditions: issue.made.map(({ rendition }) => rendition),
    parts: new Map(
      issue.made
        .slice(1)
        .map(({ rendition: { key }, chosen, files: refs }) => [key, { chosen, refs }]),
    ),
    publicUrl,
    providerUrl: publicUrl,
    // No reader can open a proof from a folder, so readers don't matter here.
    readers: 1,
    forecast: { seconds: 1, problems: [] },
    outside: { ...NOTHING_ASKED, unsupported, notAsked: null },
    ruleSettings: [],
  };
  return preflight(input, mails);
}

const nothingIn = (folder: string, problems: readonly string[]): NoProof => ({
  kind: 'nothing',
  name: folder,
  why:
    problems.length === 0
      ? 'It holds no reviews yet. A review is a text, Markdown or JSON file.'
      : 'None of its files is a review yet.',
  command: null,
  problems,
});
