import { setTimeout as sleep } from 'node:timers/promises';

import type { EditBody } from '../contracts/assets';
import type { Settings } from '../contracts/settings';
import type { AltText } from '../plugin';
import { ownColumns } from '../texts/assets';
import { judgedEdit } from '../texts/edit';
import { writeText } from '../texts/write';
import { decide } from './import-decide';
import type { SheetEntry } from './sheet/entry';
import { loadImages, standingOf, type Loaded } from './sheet/rows';
import { FIELDS, type Field } from './sheet/version';

/** Something about one row that a person has to know. */
export interface Remark {
  line: number;
  assetId?: number;
  language?: string;
  message: string;
}

/** One text before and after. */
export interface Difference {
  line: number;
  assetId: number;
  name: string;
  language: string;
  field: Field;
  before: string | null;
  after: string | null;
}

/** Where an import tells what it does. */
export interface Listener {
  changed(differences: Difference[]): Promise<void>;
  same(): void;
  conflict(remark: Remark): void;
  problem(remark: Remark): void;
}

export interface ImportScope {
  settings: Settings;
  languages: readonly string[];
  allowEmpty: boolean;
  /** Who imports, for the history. */
  person: string;
  /** The run that the changes belong to; `null` for a dry run. */
  run: (() => Promise<number>) | null;
}

/** SQLite lets one process write at a time; the other one waits for its turn. */
const TRIES = 20;
const TURN_MS = 100;

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  for (let left = TRIES; ; left -= 1) {
    try {
      return await work();
    } catch (error) {
      const { code } = error as { code?: unknown };
      if (left === 0 || typeof code !== 'string' || !code.startsWith('SQLITE_BUSY')) throw error;
      await sleep(TURN_MS);
    }
  }
}

/** Takes some rows of a sheet in, each text by itself: what cannot be taken leaves the others alone. */
export async function takeIn(
  plugin: AltText,
  entries: readonly SheetEntry[],
  scope: ImportScope,
  listener: Listener,
  interrupted: AbortSignal,
): Promise<void> {
  const ids = entries.map(({ id }) => id);
  const images = await loadImages(plugin, ids, scope.languages);
  for (const entry of entries) {
    const image = images.get(entry.id);
    if (!image) {
      const message = `there is no image ${entry.id} in the media library`;
      listener.problem({ line: entry.line, assetId: entry.id, message });
      continue;
    }
    for (const language of scope.languages) {
      if (interrupted.aborted) return;
      await takeText(plugin, entry, image, language, scope, listener);
    }
  }
}

async function takeText(
  plugin: AltText,
  { line, id: assetId, cells }: SheetEntry,
  image: Loaded,
  language: string,
  scope: ImportScope,
  listener: Listener,
): Promise<void> {
  const cell = cells.get(language);
  if (!cell) return;
  const standing = standingOf(image, language, scope.settings.languages[0]);
  const decision = decide(standing, cell, scope.allowEmpty);
  switch (decision.kind) {
    case 'same':
      listener.same();
      return;
    case 'change': {
      if (scope.run && !(await write(plugin, image, language, decision.edit, scope, scope.run))) {
        const message = 'somebody has changed the text in this moment';
        listener.conflict({ line, assetId, language, message });
        return;
      }
      await listener.changed(
        FIELDS.flatMap((field) => {
          const after = decision.edit[field];
          if (after === undefined) return [];
          const { name } = image.asset;
          return [{ line, assetId, name, language, field, before: standing[field], after }];
        }),
      );
      return;
    }
    case 'conflict':
    case 'problem':
      listener[decision.kind]({ line, assetId, language, message: decision.message });
  }
}

/** @returns whether still stood what was seen */
async function write(
  { strapi }: AltText,
  { asset, kept }: Loaded,
  language: string,
  edit: EditBody,
  { settings, person }: ImportScope,
  run: () => Promise<number>,
): Promise<boolean> {
  const seen = {
    own: ownColumns(asset, language, settings.languages[0]),
    row: kept.get(language) ?? null,
  };
  const runId = await inTurn(run);
  const change = { asset, locale: language, seen, edit };
  const judged = await judgedEdit(strapi, change, settings.text.maxLength);
  const { outcome } = await inTurn(() =>
    writeText(strapi, {
      assetId: asset.id,
      locale: language,
      seen,
      ...judged,
      by: { kind: 'import', name: person },
      taskId: null,
      runId,
    }),
  );
  return outcome !== 'lost';
}
