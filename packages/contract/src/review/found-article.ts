import { z } from 'zod';
import type { Shaped } from '../shape.ts';
import { alreadyQueuedShape } from './listed-review.ts';

/** Whether there is a review of an article, and where. */
export const foundArticleShape = z.strictObject({ there: alreadyQueuedShape.nullable() });
export type FoundArticle = Shaped<typeof foundArticleShape>;
