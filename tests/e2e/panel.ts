import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { chromium, type Browser, type Page, type Response } from 'playwright-core';

import type { AdminClient } from '../support/admin-client';
import { REPOSITORY, type AppOptions } from '../support/app';
import { startStrapiProcess, type StrapiProcess } from '../support/strapi-process';
import { startAltFrame, type AltFrame, type AltFrameOptions } from '../vendors/altframe';

/** The panel that `npm test` builds before it starts the browser's tests. */
export const BUILT_PANEL = path.join(REPOSITORY, 'playground', 'dist', 'build');

export const BROWSER_ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface PanelOptions {
  vendor?: AltFrameOptions;
  /** The plugin's configuration, laid over "AltFrame is at the emulator". */
  config?: Record<string, unknown>;
  encryptionKey?: string | false;
  /** `src/index.js` of the app. */
  appSource?: string;
  /** What the app's editors write. */
  content?: Pick<AppOptions, 'contentTypes' | 'components'>;
}

export interface VisitOptions {
  theme?: 'light' | 'dark';
  width?: number;
}

/** One person at the panel, in a browser profile of their own. */
export interface Visit {
  page: Page;
  /** The bodies of all answers that this person's browser got from Strapi's own API so far. */
  answers: () => Promise<string[]>;
  open: (path: string) => Promise<void>;
  close: () => Promise<void>;
}

/** A real Strapi with its panel, the vendor's emulator and a browser. */
export interface Panel {
  strapi: StrapiProcess;
  vendor: AltFrame;
  visit: (person: AdminClient, options?: VisitOptions) => Promise<Visit>;
  stop: () => Promise<void>;
}

export async function startPanel(
  executablePath: string,
  options: PanelOptions = {},
): Promise<Panel> {
  if (!existsSync(path.join(BUILT_PANEL, 'index.html'))) {
    throw new Error(`There is no built panel in ${BUILT_PANEL}: run the tests with \`npm test\`.`);
  }
  const appDir = await realpath(await mkdtemp(path.join(tmpdir(), 'alt-text-panel-')));
  await mkdir(path.join(appDir, 'src'), { recursive: true });
  if (options.appSource) await writeFile(path.join(appDir, 'src', 'index.js'), options.appSource);

  const vendor = await startAltFrame(options.vendor);
  const strapi = await startStrapiProcess({
    appDir,
    adminBuild: BUILT_PANEL,
    ...options.content,
    plugin: { providers: { altframe: { baseUrl: vendor.url } }, ...options.config },
    ...(options.encryptionKey === undefined ? {} : { encryptionKey: options.encryptionKey }),
  });
  const browser = await chromium.launch({ executablePath, args: BROWSER_ARGS });

  return {
    strapi,
    vendor,
    visit: (person, visitOptions) => visit(browser, strapi.url, person, visitOptions),
    stop: async () => {
      await browser.close();
      await strapi.stop();
      await vendor.close();
      await rm(appDir, { recursive: true, force: true });
    },
  };
}

/** Signs a person in, in a profile of their own. */
export async function visit(
  browser: Browser,
  url: string,
  person: AdminClient,
  { theme = 'light', width = 1440 }: VisitOptions = {},
): Promise<Visit> {
  // The person must exist before they can sign in: the first super admin registers here.
  await person.token();
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  context.setDefaultTimeout(20_000);
  await context.addInitScript({ content: `localStorage.setItem('STRAPI_THEME', '${theme}')` });
  const page = await context.newPage();
  const responses: Response[] = [];
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (!pathname.startsWith('/admin/') || pathname.startsWith('/admin/login')) {
      responses.push(response);
    }
  });

  await page.goto(`${url}/admin/auth/login`);
  await page.locator('input[name="email"]').fill(person.credentials.email);
  await page.locator('input[name="password"]').fill(person.credentials.password);
  await page.locator('button[type="submit"]').click();
  await page.waitForURL((at) => !at.pathname.includes('/auth/'));

  return {
    page,
    answers: () => Promise.all(responses.map((response) => response.text().catch(() => ''))),
    open: async (at) => {
      await page.goto(`${url}/admin${at}`);
      await page.getByRole('heading', { level: 1 }).or(page.getByRole('main')).first().waitFor();
    },
    close: () => context.close(),
  };
}
