import { expect, it, onTestFinished } from 'vitest';
import { openStudio } from './picture-studio.ts';
import type { SharePicture } from './share-picture.ts';

const picture = (title: string): SharePicture => ({
  title,
  newsletter: 'Weekly',
  outlet: 'WIRED',
  rating: null,
  direction: 'ltr',
  colours: { paper: '#ffffff', ink: '#000000', quiet: '#666666', accent: '#990000' },
});

it('a studio draws one picture after the other, refuses a crowd, and goes on after a mishap', async () => {
  const studio = openStudio(2);
  onTestFinished(() => studio.close());
  const crowd = await Promise.all(
    Array.from({ length: 4 }, async (_, at) =>
      studio.draw(picture(`Title ${at}`)).then(
        (drawn) => drawn.kind,
        () => 'failed',
      ),
    ),
  );
  expect(crowd.filter((kind) => kind === 'busy')).toHaveLength(2);
  expect(new Set(crowd.slice(0, 2))).toEqual(new Set(['drawn']));
  await expect(studio.draw({ ...picture('x'), colours: null } as never)).rejects.toThrow(
    'no picture',
  );
  const again = await studio.draw(picture('Again'));
  expect(again.kind).toBe('drawn');
});
