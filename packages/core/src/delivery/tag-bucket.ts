import { BUCKET_TAG } from '../feedback/mail-tags.ts';
import type { MailTemplate } from './mail-template.ts';

const encoder = new TextEncoder();

/** How every template ends: with the last of its tags. */
const END = ']}';

/**
 * Names a batch's bucket in its mails, so that what is heard of them is looked for on one machine.
 * In bucket 0, the only one of one Postgres, the template is as it was. It shares the rendition's
 * memory, and costs a few bytes per batch.
 */
export function tagBucket(template: MailTemplate, bucket: number): MailTemplate {
  const last = template.segments.at(-1);
  if (bucket === 0 || last === undefined) return template;
  const tag = JSON.stringify({ name: BUCKET_TAG, value: String(bucket) });
  const kept = last.subarray(0, -END.length);
  const end = encoder.encode(`,${tag}${END}`);
  const tagged = new Uint8Array(kept.length + end.length);
  tagged.set(kept);
  tagged.set(end, kept.length);
  return { ...template, segments: [...template.segments.slice(0, -1), tagged] };
}
