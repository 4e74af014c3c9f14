import { complainAboutTopic, complainAboutTopics } from '../review/topic.ts';

export type TopicListReading =
  | { readonly kind: 'ok'; readonly topics: readonly string[] }
  | { readonly kind: 'invalid'; readonly expected: string };

/** Reads the names of a newsletter's topics in their order: each as a review may carry it. */
export function parseTopicList(typed: readonly string[]): TopicListReading {
  const topics = typed.map((name) => name.trim().normalize('NFC')).filter((name) => name !== '');
  const complaints = [...topics.map(complainAboutTopic), complainAboutTopics(topics)];
  const complaint = complaints.find((each) => each !== null);
  return complaint
    ? { kind: 'invalid', expected: `topics with ${complaint.expected} (found ${complaint.found})` }
    : { kind: 'ok', topics };
}
