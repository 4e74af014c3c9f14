import { keyOfTopic } from '../../../../review/topic-keys.ts';
import type { PreflightRule } from '../../preflight-rule.ts';

export const unknownTopic: PreflightRule = {
  name: 'unknown-topic',
  severity: 'warns',
  overridable: true,
  explanation:
    'Readers choose among the topics that the newsletter lists. A review under another topic reaches nobody who chose some of them.',
  fix: {
    issue:
      'Correct the topic (galley review edit ID), or add it to the list: galley newsletter set --topics.',
    files: null,
  },
  blames: { kind: 'review', field: 'topics' },
  check: ({ reviews, newsletter: { topics = [], topicKeys = {} } }) => {
    if (topics.length === 0) return [];
    const known = new Set(topics.map((name) => keyOfTopic(name, topicKeys)));
    return reviews.flatMap((about) =>
      about.review.topics
        .filter((topic) => !known.has(keyOfTopic(topic, topicKeys)))
        .map((topic) => ({
          message: `"${about.review.title}" has the topic "${topic}", which the newsletter doesn't list.`,
          about,
        })),
    );
  },
};
