import { hasInk, quoteInput } from '../input/index.ts';
import { slugOf } from '../slug/index.ts';
import { complainAboutLine, type Complaint } from './text-rules.ts';
import { readLinkedName } from './unwrap-links.ts';

/** The most characters in the name of a topic. */
export const LONGEST_TOPIC = 60;
/** The most topics that a review carries and a newsletter has. */
export const MOST_TOPICS = 20;

const SEPARATOR = /[,;،؛、，\n]/u;
const NO_LETTER_OR_DIGIT = /[^\p{L}\p{M}\p{N}]+/gu;

/**
 * What tells topics apart, however their names are written: the slug of the name. A name in a script
 * that has no slug keeps its own letters. Empty for a text that names nothing.
 *
 * @example topicKey('AI & Ethics') // 'ai-ethics'
 */
export function topicKey(name: string): string {
  const slug = slugOf(name, LONGEST_TOPIC);
  if (slug !== null) return slug;
  const words = name.normalize('NFKC').toLowerCase().replace(NO_LETTER_OR_DIGIT, '-');
  return words.replace(/^-|-$/gu, '');
}

/** The names in a list such as "AI, Climate; Work", each as written. */
export const splitTopics = (text: string): readonly string[] =>
  text
    .split(SEPARATOR)
    .map((name) => readLinkedName(name.trim()).trim())
    .filter(hasInk);

/** A topic's name: one line without what separates names, with something to make a key of. */
export function complainAboutTopic(name: string): Complaint | null {
  const complaint = complainAboutLine(name, LONGEST_TOPIC);
  if (complaint !== null) return complaint;
  if (SEPARATOR.test(name)) {
    return { found: `the topic ${quoteInput(name)}`, expected: 'no comma or semicolon in a name' };
  }
  if (topicKey(name) !== '') return null;
  return { found: `the topic ${quoteInput(name)}`, expected: 'a name with letters or digits' };
}

/** Topics: at most {@link MOST_TOPICS}, and no two with one key. */
export function complainAboutTopics(names: readonly string[]): Complaint | null {
  if (names.length > MOST_TOPICS) {
    return { found: `${names.length} topics`, expected: `at most ${MOST_TOPICS}` };
  }
  const keys = names.map(topicKey);
  const again = keys.findIndex((key, index) => keys.indexOf(key) < index);
  if (again === -1) return null;
  const [first, second] = [names[keys.indexOf(keys[again] ?? '')] ?? '', names[again] ?? ''];
  if (first === second) return { found: `the topic ${quoteInput(second)} twice`, expected: 'one' };
  return {
    found: `the topics ${quoteInput(first)} and ${quoteInput(second)}, which read as one`,
    expected: 'one of them',
  };
}
