// `npm run screenshots`: starts the demo and takes the pictures of the admin panel that the
// documentation shows. Needs Chromium.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';

import { chromium } from 'playwright-core';

import { ensurePlaygroundBuilt } from './lib/build.mjs';
import { findChromium } from './lib/chromium.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { main } from './lib/main.mjs';
import { ROOT } from './lib/paths.mjs';

const FOLDER = path.join(ROOT, 'docs', 'images');
const MAX_BYTES = 300_000;
const WIDTHS = [1440, 768];

/** Each page, with what must stand on it before it is taken, and what a person does first. */
const PAGES = [
  {
    name: 'overview',
    path: '/plugins/alt-text/overview',
    shows: (page) => page.getByText('Coverage').first(),
  },
  {
    name: 'library',
    path: '/plugins/alt-text/library?pageSize=20',
    shows: (page) => page.getByText('lighthouse', { exact: false }).first(),
  },
  {
    name: 'image',
    path: ({ image }) => `/plugins/alt-text/library/${image}`,
    shows: (page) => page.getByRole('textbox', { name: 'Alternative text' }).first(),
  },
  {
    name: 'review',
    path: '/plugins/alt-text/review',
    shows: (page) => page.getByRole('button', { name: /^Approve/ }).first(),
  },
  {
    name: 'runs',
    path: '/plugins/alt-text/runs',
    shows: (page) => page.getByText('Completed').first(),
  },
  {
    name: 'run-new',
    path: '/plugins/alt-text/runs/new?states=ai',
    shows: (page) => page.getByRole('button', { name: 'Start the run' }),
  },
  {
    name: 'run',
    path: ({ run }) => `/plugins/alt-text/runs/${run}`,
    shows: (page) => page.getByText('Completed').first(),
  },
  {
    name: 'settings',
    path: '/settings/alt-text',
    async prepare(page) {
      await page.getByRole('button', { name: 'AltFrame', exact: true }).click();
      await page.getByRole('button', { name: 'Test AltFrame' }).click();
    },
    shows: (page) => page.getByText('It works: the provider accepted the key.'),
  },
];

await main(async () => {
  await ensureInstalled();
  const executablePath = findChromium();
  if (!executablePath) throw new Error('Install Chromium, or set CHROMIUM_PATH to a browser.');
  await ensurePlaygroundBuilt();
  mkdirSync(FOLDER, { recursive: true });

  const demo = startDemo();
  try {
    const place = await demo.ready;
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    try {
      await takePictures(browser, place);
    } finally {
      await browser.close();
    }
  } finally {
    await demo.stop();
  }
  return 0;
});

/** The demo as a person starts it; `ready` has what it says of its panel and its login. */
function startDemo() {
  const demo = spawn(process.execPath, ['--import', 'tsx', 'playground/scripts/demo/main.ts'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const place = {};
  const ready = new Promise((resolve, reject) => {
    createInterface({ input: demo.stdout }).on('line', (line) => {
      console.log(line);
      const [, url] = /^Admin panel:\s+(\S+)/.exec(line) ?? [];
      const [, email, password] = /^Login:\s+(\S+)\s+(\S+)/.exec(line) ?? [];
      Object.assign(place, url && { url }, email && { email, password });
      if (place.url && place.email) resolve(place);
    });
    demo.once('exit', () => reject(new Error('The demo ended before it was ready.')));
  });
  const stop = async () => {
    if (demo.exitCode !== null || demo.signalCode !== null) return;
    const gone = once(demo, 'exit');
    demo.kill('SIGTERM');
    await gone;
  };
  return { ready, stop };
}

async function takePictures(browser, place) {
  const ids = await fill(place);
  for (const width of WIDTHS) {
    const page = await browser.newPage({ viewport: { width, height: 1000 } });
    page.setDefaultTimeout(30_000);
    await signIn(page, place);
    for (const { name, path: at, prepare, shows } of PAGES) {
      await page.goto(`${place.url}${typeof at === 'function' ? at(ids) : at}`);
      await prepare?.(page);
      await shows(page).waitFor();
      await page.waitForLoadState('networkidle');
      // What Strapi announces is no part of the picture.
      for (const banner of await page.getByRole('button', { name: 'Close the banner' }).all()) {
        await banner.click();
      }
      await take(page, `${name}-${width}.png`);
    }
    await page.close();
  }
}

async function signIn(page, { url, email, password }) {
  await page.goto(`${url}/auth/login`);
  await page.locator('input[name="email"]').fill(email);
  await page.locator('input[name="password"]').fill(password);
  await page.locator('button[type="submit"]').click();
  await page.waitForURL((at) => !at.pathname.includes('/auth/'));
}

/** A run that is over, and suggestions that wait for a review. */
async function fill({ url, email, password }) {
  const server = url.replace(/\/admin$/, '');
  const ask = async (method, at, body) => {
    const answer = await fetch(`${server}${at}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(token && { authorization: `Bearer ${token}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${at}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  let token;
  ({
    data: { token },
  } = await ask('POST', '/admin/login', { email, password }));
  const { results } = await ask('GET', '/alt-text/assets?pageSize=100&sort=id');
  const described = results.filter(({ texts }) => texts.en?.state === 'ai');
  const { id: run } = await ask('POST', '/alt-text/runs', {
    filter: { ids: described.slice(0, 6).map(({ id }) => id), states: ['ai'] },
    options: { mode: 'suggest' },
  });
  for (;;) {
    const { status } = await ask('GET', `/alt-text/runs/${run}`);
    if (!['queued', 'running'].includes(status)) break;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return { run, image: described[0].id };
}

async function take(page, name) {
  const file = path.join(FOLDER, name);
  await page.screenshot({ path: file, animations: 'disabled' });
  const { size } = statSync(file);
  console.log(`docs/images/${name}: ${Math.round(size / 1000)} kB`);
  if (size > MAX_BYTES) throw new Error(`${name} is larger than ${MAX_BYTES / 1000} kB.`);
}
