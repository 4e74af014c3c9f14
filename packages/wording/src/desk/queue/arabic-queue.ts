import type { Format } from '../../format.ts';
import type { QueueWords } from './queue-words.ts';

export const arabicQueue = (_format: Format): QueueWords => ({
  title: 'قائمة الانتظار',
});
