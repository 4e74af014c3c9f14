import { quoteInput } from '../input/index.ts';
import { complainAboutTopic, topicKey } from '../review/topic.ts';
import { keyOfTopic, type TopicKeys } from '../review/topic-keys.ts';

interface Topics {
  /** The names of the topics, in their order. */
  readonly topics: readonly string[];
  readonly topicKeys: TopicKeys;
}

export type RenameTopics =
  ({ readonly kind: 'ok' } & Topics) | { readonly kind: 'invalid'; readonly problem: string };

/** Renames topics one after the other: each keeps its key and its place. */
export function renameTopics(
  current: Topics,
  renames: readonly { readonly from: string; readonly to: string }[],
): RenameTopics {
  let { topics, topicKeys } = current;
  for (const { from, to: typed } of renames) {
    const to = typed.trim().normalize('NFC');
    const key = keyOfTopic(from, topicKeys);
    const at = topics.findIndex((name) => keyOfTopic(name, topicKeys) === key);
    if (at === -1) {
      return {
        kind: 'invalid',
        problem: `found the topic ${quoteInput(from)}, expected one of ${topics.map((name) => quoteInput(name)).join(', ') || 'its topics, but it has none'}`,
      };
    }
    const complaint = to === '' ? { found: 'nothing', expected: 'a name' } : complainAboutTopic(to);
    if (complaint !== null) {
      return {
        kind: 'invalid',
        problem: `found ${complaint.found}, expected ${complaint.expected}`,
      };
    }
    topics = topics.with(at, to);
    const { [topicKey(to)]: _, ...others } = topicKeys;
    topicKeys = topicKey(to) === key ? others : { ...others, [topicKey(to)]: key };
  }
  return { kind: 'ok', topics, topicKeys };
}

/** Two topics that reviews and readers could not tell apart; null if there are none. */
export function findSameTopics({ topics, topicKeys }: Topics): string | null {
  const keys = topics.map((name) => keyOfTopic(name, topicKeys));
  const again = keys.findIndex((key, at) => keys.indexOf(key) < at);
  if (again === -1) return null;
  const first = topics[keys.indexOf(keys[again] ?? '')] ?? '';
  return `found the topics ${quoteInput(first)} and ${quoteInput(topics[again] ?? '')}, which read as one, expected one of them`;
}
