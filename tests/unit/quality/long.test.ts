import { beforeAll, describe, expect, it } from 'vitest';

import { loadDetector, type Detector } from '../../../server/src/quality';
import { long, PARTS, workOn } from './long-texts';

/** What grows by the square takes minutes for so many characters; what grows evenly, milliseconds. */
const CHARACTERS = 400_000;
const PATIENCE_MS = 20_000;

let detector: Detector;
beforeAll(async () => {
  detector = await loadDetector();
}, 30_000);

/** How it grows is measured by `npm run bench -- quality`; here it only has to come to an end. */
describe.each(Object.entries(PARTS))('a very long text of %s', (_name, part) => {
  const text = long(part, CHARACTERS);

  it(
    'is worked through in reasonable time, whatever is done with it',
    () => {
      for (const [what, work] of Object.entries(workOn(detector))) {
        expect(() => work(text), what).not.toThrow();
      }
    },
    PATIENCE_MS,
  );
});
