import { Refusal } from './answer';
import type { Endpoint } from './endpoint';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** The endpoints, and a 405 for each of their paths with a method that is not theirs. */
export function refusingOtherMethods(endpoints: readonly Endpoint[]): Endpoint[] {
  const others = endpoints.flatMap(({ path, method }) =>
    METHODS.filter((other) => other !== method).map((other): Endpoint => ({
      name: 'other-method',
      method: other,
      path,
      generating: false,
      check() {
        throw new Refusal(405, `The method ${other} is not allowed, only ${method}.`);
      },
    })),
  );
  return [...endpoints, ...others];
}
