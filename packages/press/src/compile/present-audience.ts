import type { ProofAudience } from '@galley/contract/issue';
import { stampedBytes, type Rendition } from '@galley/core/issue';
import type { AudienceFacts } from './read-audience.ts';

/** Turns who gets which rendition into the contract's shape. */
export const presentAudience = (
  facts: AudienceFacts,
  mails: readonly Rendition[],
): ProofAudience => ({
  readers: facts.readers,
  leftOut: facts.leftOut,
  corrections: facts.corrections,
  renditions: facts.renditions.map(({ extents, reviews, choices, ...its }) => {
    const mail = mails.find(({ key }) => key === its.key);
    return {
      key: its.key,
      corrections: its.corrections,
      chosen: its.chosen,
      subject: mail?.subject ?? '',
      bytes: stampedBytes(mail?.html ?? ''),
      readers: its.readers,
      paused: its.paused,
      reviews: reviews.map((id, at) => ({ id, extent: extents[at] ?? 'full' })),
      choices: choices.map(({ floor, topics, readers, paused, gives }) => ({
        floor,
        topics,
        readers,
        paused,
        gives,
      })),
    };
  }),
});
