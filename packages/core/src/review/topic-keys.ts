import { topicKey } from './topic.ts';

/**
 * The keys that topics of a newsletter have kept, by the keys that their later names would have. A
 * topic that was renamed keeps its key, so readers who chose it still get it, and reviews under any
 * of its names belong to it.
 */
export type TopicKeys = Readonly<Record<string, string>>;

/** The key of a topic's name in a newsletter. */
export function keyOfTopic(name: string, kept: TopicKeys = {}): string {
  const key = topicKey(name);
  return Object.hasOwn(kept, key) ? (kept[key] ?? key) : key;
}
