import { expect, test } from 'vitest';
import { z } from 'zod';
import { newsletterSettingsSchema } from './settings-schema.ts';
import { NEW_NEWSLETTER } from './settings.ts';

test('reads every setting of a newsletter', () => {
  const { shape } = newsletterSettingsSchema;
  expect(Object.keys(shape).toSorted()).toEqual(
    ['slug', 'title', ...Object.keys(NEW_NEWSLETTER)]
      .filter((setting) => setting !== 'isSample')
      .map((setting) => setting.replace(/Seconds$/, ''))
      // People rename a topic; which key it keeps follows.
      .map((setting) => setting.replace(/^topicKeys$/, 'renameTopics'))
      .toSorted(),
  );
  for (const schema of Object.values(shape)) {
    expect(schema.safeParse({ unknown: 1 }).success).toBe(false);
    expect(schema.safeParse(undefined).success).toBe(false);
  }
});

test('describes what may be handed in as JSON Schema', () => {
  expect(z.toJSONSchema(newsletterSettingsSchema.partial(), { io: 'input' })).toMatchObject({
    type: 'object',
    properties: {
      title: { type: 'string' },
      minimum: { type: 'integer', minimum: 1, maximum: 100 },
      editors: { type: 'array' },
      theme: { anyOf: [{ properties: { light: { properties: { ink: {} } } } }, { type: 'null' }] },
    },
  });
});
