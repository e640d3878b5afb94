import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { uniqueImage } from '../support/image';
import { startStrapiProcess } from '../support/strapi-process';
import type { StrapiProcess } from '../support/strapi-process';

describe('Strapi in a process of its own', () => {
  let app: StrapiProcess;

  beforeAll(async () => {
    app = await startStrapiProcess();
  });
  afterAll(async () => app.stop());

  it('is there again, with its data, after it was killed', async () => {
    const file = await app.admin.upload(await uniqueImage(), 'kept.jpg');
    await app.kill();
    await expect(app.admin.file(file.id)).rejects.toThrow();
    await app.start();
    expect((await app.admin.file(file.id)).name).toBe('kept.jpg');
  });
});
