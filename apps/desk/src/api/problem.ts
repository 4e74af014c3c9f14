/** An answer that is not a success, as `application/problem+json`. */
export interface ProblemBody {
  readonly code: string;
  readonly title?: string;
  readonly detail?: string;
  readonly problems?: readonly { readonly field: string; readonly problem: string }[];
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** `unreachable` means that no answer came, `broken` that it was not one of the API's. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly body: ProblemBody;

  constructor(status: number, body: ProblemBody) {
    super(body.detail ?? body.title ?? body.code);
    this.status = status;
    this.body = body;
  }

  get code(): string {
    return this.body.code;
  }

  /** What the server says about a field, such as `email`. */
  at(field: string): string | undefined {
    return this.body.problems?.find((one) => one.field === field)?.problem;
  }
}

export async function readProblem(response: Response): Promise<Problem> {
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json');
  if (isProblem !== true) return new Problem(response.status, { code: 'broken' });
  return new Problem(response.status, (await response.json()) as ProblemBody);
}

export const isProblem = (error: unknown, ...codes: readonly string[]): error is Problem =>
  error instanceof Problem && codes.includes(error.code);
