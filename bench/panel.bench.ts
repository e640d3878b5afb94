import { chromium } from 'playwright-core';

import { ensurePlaygroundBuilt } from '../scripts/lib/build.mjs';
import { findChromium } from '../scripts/lib/chromium.mjs';
import { BROWSER_ARGS, BUILT_PANEL, visit } from '../tests/e2e/panel';
import { DEFAULT_KEY, startOpenAi } from '../tests/vendors/openai-compatible';
import type { Benchmark } from './kit/benchmark';
import { figuresOf } from './panel/figures';
import { adminSize } from './panel/size';
import { scroll, walk, type Walk } from './panel/walk';
import { PICTURES } from './scale/fill';
import { createLibrary, makePictures, type Library } from './scale/library';

const FILES = { full: 100_000, quick: 10_000 };
const WALKS = { full: 5, quick: 1 };
const PAGES = 10;

/** The filler names thumbnails that nobody has made: the browser gets pictures that there are. */
const giveThumbnails = ({ knex }: Library): Promise<unknown> =>
  knex.raw(
    `UPDATE files SET formats = REPLACE(formats, '/uploads/thumbnail_' || id || '.jpg',
       '/uploads/picture-' || (id % ${PICTURES}) || '.jpg')`,
  );

export const benchmark: Benchmark = {
  title:
    'the panel’s library on 100,000 files: how long a person waits for rows, and what is loaded',

  async run({ quick, say }) {
    const executablePath = findChromium();
    if (executablePath === undefined) throw new Error('There is no Chromium: set CHROMIUM_PATH');
    await ensurePlaygroundBuilt();
    const size = adminSize();
    const files = quick ? FILES.quick : FILES.full;
    const vendor = await startOpenAi({ key: DEFAULT_KEY, inspectImages: false });
    const pictures = await makePictures();
    const library = await createLibrary('sqlite', files, {
      vendor,
      pictures: pictures.folder,
      app: { adminBuild: BUILT_PANEL },
    });
    const browser = await chromium.launch({ executablePath, args: BROWSER_ARGS });
    try {
      say(`${files} files, written in ${library.fillSeconds.toFixed(1)} s`);
      await giveThumbnails(library);
      await library.strapi.start();
      const walks: Walk[] = [];
      // The first one only warms up the server.
      for (let n = 0; n <= (quick ? WALKS.quick : WALKS.full); n += 1) {
        const person = await visit(browser, library.strapi.url, library.strapi.admin);
        const one = await walk(person, PAGES);
        await person.close();
        say(
          `rows after ${one.openMs.toFixed(0)} ms; pages ${one.pagesMs.map(Math.round).join(', ')}`,
        );
        if (n > 0) walks.push(one);
      }
      const person = await visit(browser, library.strapi.url, library.strapi.admin);
      const frames = await scroll(person);
      await person.close();
      return {
        figures: figuresOf(walks, frames, size),
        setup: {
          files,
          pages: PAGES,
          pageSize: 20,
          scrolled: 'the grid with 100 images a page',
          notes: {
            walk: 'each in a browser profile of its own, from the overview; the page’s code is loaded on the way',
            size: 'the files of dist/admin, which are not minified; Strapi’s build makes them smaller',
          },
        },
        samples: { walks, frames, size },
      };
    } finally {
      await browser.close();
      await library.remove();
      await vendor.close();
      await pictures.remove();
    }
  },
};
