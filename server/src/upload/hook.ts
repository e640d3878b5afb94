import type { Core } from '@strapi/strapi';

import { messageOf } from '../errors';
import { transaction } from '../models/transaction';
import type { SettingsService } from '../settings/service';
import type { TaskStore } from '../tasks/store';
import { FILE_UID } from '../texts/assets';
import { afterAnswer } from './after-answer';
import { captureIn } from './capture';
import { decide, type MediaEvent } from './decide';

interface FileEvent {
  params: { data?: Record<string, unknown> };
  result?: { id?: number; mime?: string } | null;
}

export interface HookDeps {
  strapi: Core.Strapi;
  settings: SettingsService;
  tasks: TaskStore;
  notify(): void;
  /** Files came in that no single event speaks of. */
  scanSoon(): void;
  /** A person's text came in or was changed. */
  judgeSoon(assetId: number): void;
}

/** A text that the plugin has not written: its own writes raise no such event. */
const bringsText = (data: Record<string, unknown> | undefined): boolean =>
  data !== undefined && ('alternativeText' in data || 'caption' in data);

/** Only a replacement brings new bytes: an edit of the file's details has none of these. */
const isReplacement = (data: Record<string, unknown>) =>
  'hash' in data && 'size' in data && 'mime' in data && 'formats' in data;

/**
 * Follows the media library, on every way a file takes into it. It writes one task row and does
 * nothing else; whatever goes wrong is logged and never reaches the upload.
 *
 * @returns stops following
 */
export function followMediaLibrary(deps: HookDeps): () => void {
  const { strapi, settings, tasks } = deps;
  const notify = afterAnswer(strapi, () => deps.notify());

  const record = async (event: MediaEvent): Promise<void> => {
    try {
      const task = decide(event, await settings.get());
      // One statement, without reading the row back: the upload waits for it.
      const inserted = await tasks.insertMany([task]);
      if (inserted > 0 && !task.skipped) notify();
    } catch (error) {
      strapi.log.error(
        `[alt-text] no task could be written for asset ${event.assetId}; the next scan will find it: ${messageOf(error)}`,
      );
    }
  };

  /** Inside somebody's transaction the file is not there yet, and may never be. */
  const recordAfterCommit = async (event: MediaEvent): Promise<void> => {
    if (!strapi.db.inTransaction()) return record(event);
    await transaction(strapi, (onCommit) => {
      onCommit(() => void record(event));
    });
  };

  const unsubscribe = strapi.db.lifecycles.subscribe({
    models: [FILE_UID],
    async afterCreate(event) {
      const { params, result } = event as FileEvent;
      if (!result?.id) return;
      if (params.data?.alternativeText) deps.judgeSoon(result.id);
      const capture = captureIn(params.data ?? {});
      const mime = result.mime ?? '';
      await recordAfterCommit({ kind: 'created', assetId: result.id, mime, capture });
    },
    async afterUpdate(event) {
      const { params, result } = event as FileEvent;
      if (result?.id && bringsText(params.data)) deps.judgeSoon(result.id);
      if (!result?.id || !params.data || !isReplacement(params.data)) return;
      const capture = captureIn(params.data);
      const mime = result.mime ?? '';
      const at = Date.now();
      await recordAfterCommit({ kind: 'replaced', assetId: result.id, mime, capture, at });
    },
    afterCreateMany() {
      deps.scanSoon();
    },
  });
  return () => {
    unsubscribe();
  };
}
