import type { z } from 'zod';

/** The readonly type that a shape describes. */
export type Shaped<S extends z.ZodType> = Unchanging<z.infer<S>>;

type Unchanging<T> = unknown extends T
  ? T
  : T extends (...args: never) => unknown
    ? T
    : { readonly [K in keyof T]: Unchanging<T[K]> };
