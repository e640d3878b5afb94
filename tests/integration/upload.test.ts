import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { parseConfig } from '../../server/src/settings/config';
import { createSettings } from '../../server/src/settings/service';
import { createTaskStore } from '../../server/src/tasks/store';
import { scanForNewFiles } from '../../server/src/upload/scan';
import { samplePath } from '../samples';
import { uniqueImage } from '../support/image';
import { startScenario, type Scenario } from '../support/scenario';
import { waitFor } from '../support/wait';

describe('every way into the media library leads to a task', () => {
  let scenario: Scenario;

  beforeAll(async () => {
    scenario = await startScenario({ vendor: { credits: 500 } });
  });
  beforeEach(() => {
    scenario.vendor.reset();
  });
  afterAll(() => scenario.stop());

  it('the admin panel', async () => {
    const { strapi, vendor } = scenario;
    const file = await strapi.admin.upload(await uniqueImage(), 'harbour.jpg');
    const task = await scenario.ended(file.id);
    expect(task).toMatchObject({ status: 'done', provider: 'altframe', credits: 1, attempts: 1 });
    const described = await strapi.admin.file(file.id);
    expect(described.alternativeText).toMatch(/^Emulated text/);
    expect(described.caption).toMatch(/\S/);
    expect(vendor.stats().generations).toBe(1);
  });

  it('the content API', async () => {
    const file = await scenario.strapi.contentApi.upload(await uniqueImage(), 'api.jpg');
    expect(await scenario.ended(file.id)).toMatchObject({ status: 'done', credits: 1 });
  });

  it('code, in nobody’s transaction and in one that is committed', async () => {
    const { strapi } = scenario.strapi;
    const create = (name: string) =>
      strapi.db.query('plugin::upload.file').create({
        data: {
          name,
          hash: name,
          ext: '.pdf',
          mime: 'application/pdf',
          size: 1,
          url: '/x.pdf',
          provider: 'local',
        },
      }) as Promise<{ id: number }>;
    const alone = await create('alone');
    expect(await scenario.ended(alone.id)).toMatchObject({
      status: 'skipped',
      code: 'not_an_image',
    });
    const inside = await strapi.db.transaction(async () => {
      const file = await create('inside');
      const before = await strapi.db
        .query('plugin::alt-text.task')
        .count({ where: { assetId: file.id } });
      expect(before).toBe(0);
      return file;
    });
    expect(await scenario.ended(inside.id)).toMatchObject({ status: 'skipped' });
  });

  it('not a transaction that is rolled back', async () => {
    const { strapi } = scenario.strapi;
    const tasks = strapi.db.query('plugin::alt-text.task');
    const before = await tasks.count();
    await expect(
      strapi.db.transaction(async () => {
        await strapi.db.query('plugin::upload.file').create({
          data: {
            name: 'never',
            hash: 'never',
            ext: '.jpg',
            mime: 'image/jpeg',
            size: 1,
            url: '/n.jpg',
            provider: 'local',
          },
        });
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    expect(await tasks.count()).toBe(before);
  });

  it('rows that came in behind the hook, found by the scan in pages', async () => {
    const { strapi } = scenario.strapi;
    const knex = strapi.db.connection;
    const day = new Date(Date.now() - 86_400_000);
    const rows = Array.from({ length: 1203 }, (_, n) => ({
      name: `imported-${n}.txt`,
      hash: `imported_${n}`,
      ext: '.txt',
      mime: 'text/plain',
      size: 1,
      url: `/uploads/imported_${n}.txt`,
      provider: 'local',
      folder_path: '/',
      created_at: day,
      updated_at: day,
    }));
    for (let at = 0; at < rows.length; at += 100)
      await knex('files').insert(rows.slice(at, at + 100));
    const deps = scanDeps(scenario);
    expect(await scanForNewFiles(deps)).toBe(1203);
    expect(await scanForNewFiles(deps)).toBe(0);
  });

  it('an image that is too young for the scan is left to the hook', async () => {
    const { strapi } = scenario.strapi;
    await strapi.db.connection('files').insert({
      name: 'young.jpg',
      hash: 'young',
      ext: '.jpg',
      mime: 'image/jpeg',
      size: 1,
      url: '/uploads/young.jpg',
      provider: 'local',
      folder_path: '/',
      created_at: new Date(),
      updated_at: new Date(),
    });
    const where = { hash: 'young' };
    const file = (await strapi.db.query('plugin::upload.file').findOne({ where })) as {
      id: number;
    } | null;
    expect(file).not.toBeNull();
    expect(await scanForNewFiles(scanDeps(scenario))).toBe(0);
    expect((await scenario.tasks(`?assetId=${file?.id}`)).results).toHaveLength(0);
  });

  it('a file that is no image, and says so', async () => {
    const pdf = await readFile(samplePath('document.pdf'));
    const file = await scenario.strapi.admin.upload(pdf, 'paper.pdf');
    const task = await scenario.ended(file.id);
    expect(task).toMatchObject({ status: 'skipped', code: 'not_an_image', credits: 0 });
    expect(task.message).toContain('not an image');
  });

  it('an upload whose task cannot be written still succeeds', async () => {
    const { strapi } = scenario.strapi;
    await strapi.db.connection.schema.renameTable('alt_text_tasks', 'alt_text_tasks_away');
    try {
      const answer = await scenario.strapi.admin.tryUpload(await uniqueImage(), 'unlucky.jpg');
      expect(answer.status).toBe(201);
    } finally {
      await strapi.db.connection.schema.renameTable('alt_text_tasks_away', 'alt_text_tasks');
    }
    await waitFor(
      () => scenario.strapi.logs.some((line) => line.includes('no task could be written')),
      {
        what: 'the log to say so',
      },
    );
  });
});

/** The rooms the scan needs, over the Strapi that runs. */
const scanDeps = ({ strapi: { strapi } }: Scenario) => ({
  strapi,
  settings: createSettings(strapi, parseConfig(strapi.config.get('plugin::alt-text'))),
  tasks: createTaskStore(strapi),
});
