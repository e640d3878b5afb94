/** What an endpoint answers, before any fault is played on it. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request the vendor does not serve; its words become the vendor's error body. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly status: number,
    message: string,
    /** What the vendor's error says besides, such as a code. */
    readonly more: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}
