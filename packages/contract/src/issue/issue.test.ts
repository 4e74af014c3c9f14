import { expect, test } from 'vitest';
import { z } from 'zod';
import * as shapes from './index.ts';

test('what the outside sees of an issue changes by decision alone', () => {
  const described = Object.entries(shapes).map(([name, shape]) => [name, z.toJSONSchema(shape)]);
  expect(Object.fromEntries(described)).toMatchSnapshot();
});
