/** From so many rows on, a figure that is some seconds old is as good as a new one. */
const LARGE = 2000;

/** What takes longer than this is remembered where it is about many rows, or in any case. */
const SLOW_MS = { large: 50, any: 500 };

/** An answer is fresh for so many times as long as it took. */
const FRESH_FACTOR = 10;

/** An answer older than this is not given any more, not even while a new one is looked for. */
const OLDEST_MS = 10 * 60_000;

/** So many answers are kept. */
const MOST = 200;

interface Answer<T> {
  value: T;
  at: number;
  tookMs: number;
}

/** Figures over a whole library, which a database has to count row by row. */
export interface Remembered<T> {
  /**
   * The answer of `find`; of a large library one that is some seconds old, while a new one is
   * looked for behind it.
   */
  ask(key: string, find: () => Promise<T>): Promise<T>;
}

/**
 * @param rows how many rows an answer is about
 * @param failed told what went wrong where nobody waits for the answer
 */
export function createRemembered<T>(
  rows: (value: T) => number,
  failed: (error: unknown) => void,
): Remembered<T> {
  const answers = new Map<string, Answer<T>>();
  const looking = new Map<string, Promise<T>>();

  const look = async (key: string, find: () => Promise<T>): Promise<T> => {
    const began = Date.now();
    const value = await find();
    const tookMs = Date.now() - began;
    answers.delete(key);
    if (tookMs >= (rows(value) >= LARGE ? SLOW_MS.large : SLOW_MS.any)) {
      answers.set(key, { value, at: began, tookMs });
      const [oldest] = answers.keys();
      if (answers.size > MOST && oldest !== undefined) answers.delete(oldest);
    }
    return value;
  };

  /** One look at a time for the same figure. */
  const lookOnce = (key: string, find: () => Promise<T>): Promise<T> => {
    const under = looking.get(key);
    if (under) return under;
    const promise = look(key, find).finally(() => looking.delete(key));
    looking.set(key, promise);
    return promise;
  };

  return {
    async ask(key, find) {
      const answer = answers.get(key);
      if (!answer) return look(key, find);
      const age = Date.now() - answer.at;
      if (age > OLDEST_MS) return lookOnce(key, find);
      if (age > answer.tookMs * FRESH_FACTOR) lookOnce(key, find).catch(failed);
      return answer.value;
    },
  };
}
