import { describe, expect, it } from 'vitest';

import { DEFAULT_SETTINGS } from '../../../server/src/settings/defaults';
import { decide, type MediaEvent } from '../../../server/src/upload/decide';

const CAPTURE = { orientation: 6, embedded: { alternativeText: { en: 'A shoe' }, caption: {} } };
const created: MediaEvent = { kind: 'created', assetId: 7, mime: 'image/jpeg', capture: CAPTURE };
const found: MediaEvent = { kind: 'found', assetId: 7, mime: 'image/jpeg' };
const replaced: MediaEvent = {
  kind: 'replaced',
  assetId: 7,
  mime: 'image/jpeg',
  capture: CAPTURE,
  at: 1234,
};
const settings = (change: Partial<typeof DEFAULT_SETTINGS>) => ({ ...DEFAULT_SETTINGS, ...change });

describe('an uploaded image', () => {
  it.each(['apply', 'suggest'] as const)('is described in the mode of uploads: %s', (onUpload) => {
    const task = decide(created, settings({ onUpload }));
    expect(task).toMatchObject({ assetId: 7, trigger: 'upload', mode: onUpload, request: null });
    expect(task.capture).toBe(CAPTURE);
    expect(task).not.toHaveProperty('skipped');
  });

  it('is skipped with the reason where uploads are switched off', () => {
    const task = decide(created, settings({ onUpload: 'off', onReplace: 'apply' }));
    expect(task.mode).toBeNull();
    expect(task.skipped).toMatchObject({ code: 'disabled' });
    expect(task.skipped?.message).toContain('Settings → Alt Text');
  });

  it.each(['application/pdf', 'video/mp4', 'text/html', ''])(
    'is skipped with the reason where it is none: %s',
    (mime) => {
      expect(decide({ ...created, mime }, DEFAULT_SETTINGS).skipped?.code).toBe('not_an_image');
    },
  );
});

describe('an image found by the scan', () => {
  it('is treated as an upload, after those that people wait for', () => {
    const task = decide(found, settings({ onUpload: 'suggest' }));
    expect(task).toMatchObject({ trigger: 'scan', mode: 'suggest', capture: null });
    expect(task.priority).toBeGreaterThan(decide(created, DEFAULT_SETTINGS).priority);
  });

  it('has the same task as its upload, so that it is not described twice', () => {
    expect(decide(found, DEFAULT_SETTINGS).activeKey).toBe(
      decide(created, DEFAULT_SETTINGS).activeKey,
    );
  });
});

describe('a replaced image', () => {
  it.each(['apply', 'suggest'] as const)('is described in its own mode: %s', (onReplace) => {
    const task = decide(replaced, settings({ onReplace, onUpload: 'off' }));
    expect(task).toMatchObject({ assetId: 7, trigger: 'replace', mode: onReplace });
    expect(task.capture).toBe(CAPTURE);
    expect(task).not.toHaveProperty('skipped');
  });

  it('has its task even where replacements are switched off: its texts are stale', () => {
    const task = decide(replaced, settings({ onReplace: 'off' }));
    expect(task.mode).toBeNull();
    expect(task).not.toHaveProperty('skipped');
  });

  it('has a task of its own each time', () => {
    const keys = [
      decide(created, DEFAULT_SETTINGS).activeKey,
      decide(replaced, DEFAULT_SETTINGS).activeKey,
      decide({ ...replaced, at: 1235 }, DEFAULT_SETTINGS).activeKey,
      decide({ ...replaced, assetId: 8 }, DEFAULT_SETTINGS).activeKey,
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });
});
