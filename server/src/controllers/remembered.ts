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

export interface Answer<T> {
  value: T;
  at: number;
  tookMs: number;
}

/** Where answers outlive this process. */
export interface Shelf<T> {
  load(key: string): Promise<Answer<T> | null>;
  save(key: string, answer: Answer<T>): Promise<void>;
}

/** Figures over a whole library, which a database has to count row by row. */
export interface Remembered<T> {
  /**
   * The answer of `find`; of a large library one that is some seconds old, while a new one is
   * looked for behind it.
   */
  ask(key: string, find: () => Promise<T>): Promise<T>;
  /** The same where it is remembered; nobody waits for a new one. */
  known(key: string, find: () => Promise<T>): Promise<T | undefined>;
}

/**
 * @param rows how many rows an answer is about
 * @param failed told what went wrong where nobody waits for the answer
 * @param shelf for answers that say themselves how old they are: the first one after a restart
 *   comes from there
 */
export function createRemembered<T>(
  rows: (value: T) => number,
  failed: (error: unknown) => void,
  shelf?: Shelf<T>,
): Remembered<T> {
  const answers = new Map<string, Answer<T>>();
  const looking = new Map<string, Promise<T>>();

  const look = async (key: string, find: () => Promise<T>): Promise<T> => {
    const began = Date.now();
    const value = await find();
    const tookMs = Date.now() - began;
    answers.delete(key);
    if (tookMs >= (rows(value) >= LARGE ? SLOW_MS.large : SLOW_MS.any)) {
      const answer = { value, at: began, tookMs };
      answers.set(key, answer);
      shelf?.save(key, answer).catch(failed);
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

  const remembered = async (key: string): Promise<Answer<T> | null> => {
    const answer = answers.get(key);
    if (answer || !shelf) return answer ?? null;
    const shelved = await shelf.load(key);
    if (shelved && !answers.has(key)) answers.set(key, shelved);
    return answers.get(key) ?? null;
  };

  const known: Remembered<T>['known'] = async (key, find) => {
    const answer = await remembered(key);
    if (!answer) return undefined;
    const age = Date.now() - answer.at;
    if (age > OLDEST_MS) return undefined;
    if (age > answer.tookMs * FRESH_FACTOR) lookOnce(key, find).catch(failed);
    return answer.value;
  };

  return {
    known,
    async ask(key, find) {
      const value = await known(key, find);
      if (value !== undefined) return value;
      return answers.has(key) ? lookOnce(key, find) : look(key, find);
    },
  };
}
