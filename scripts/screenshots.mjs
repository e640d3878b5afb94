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
const MAX_BYTES = 200_000;
const VIEW = { width: 1440, height: 1100 };

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

async function takePictures(browser, { url, email, password }) {
  const page = await browser.newPage({ viewport: VIEW });
  page.setDefaultTimeout(30_000);
  await page.goto(`${url}/auth/login`);
  await page.locator('input[name="email"]').fill(email);
  await page.locator('input[name="password"]').fill(password);
  await page.locator('button[type="submit"]').click();
  await page.waitForURL((at) => !at.pathname.includes('/auth/'));

  await page.goto(`${url}/settings/alt-text`);
  await page.getByRole('button', { name: 'AltFrame', exact: true }).click();
  await page.getByRole('button', { name: 'Test AltFrame' }).click();
  await page.getByText('It works: the provider accepted the key.').waitFor();
  // What Strapi announces is no part of the picture.
  for (const banner of await page.getByRole('button', { name: 'Close the banner' }).all()) {
    await banner.click();
  }
  await take(page, 'settings.png');
}

async function take(page, name) {
  const file = path.join(FOLDER, name);
  await page.screenshot({ path: file, animations: 'disabled' });
  const { size } = statSync(file);
  console.log(`docs/images/${name}: ${Math.round(size / 1000)} kB`);
  if (size > MAX_BYTES) throw new Error(`${name} is larger than ${MAX_BYTES / 1000} kB.`);
}
