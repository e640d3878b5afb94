import type { Asset, Page } from '../../../server/src/contracts/assets';
import type { Task } from '../../../server/src/contracts/tasks';
import type { Change, ChangeAuthorKind } from '../../../server/src/contracts/texts';
import type { AdminClient } from '../../../tests/support/admin-client';
import { ok } from '../../../tests/support/http';
import type { MediaFile } from '../../../tests/support/media';
import { waitFor } from '../../../tests/support/wait';
import type { Sample } from './samples';

/** A text that stands in the media library. */
export interface Text {
  language: string;
  alternativeText: string;
  /** Where it came from; absent where the history does not say. */
  source?: ChangeAuthorKind;
}

/** What became of one sample. */
export interface Outcome {
  sample: Sample;
  /** Why Strapi did not take the file. */
  refusal?: string;
  file?: MediaFile;
  /** The latest; absent where the plugin had nothing to do. */
  task?: Task;
  texts: Text[];
}

const TASK_MS = 120_000;
/** A file that makes no task makes it not even a moment later. */
const NO_TASK_MS = 3_000;

/** Uploads one sample as the Media Library does. */
export async function upload(admin: AdminClient, sample: Sample): Promise<Outcome> {
  const answer = await admin.tryUpload(sample.file, sample.name, {
    name: sample.name,
    alternativeText: null,
    caption: null,
    folder: null,
  });
  const [file] = Array.isArray(answer.body) ? answer.body : [];
  if (answer.status >= 200 && answer.status < 300 && file) return { sample, file, texts: [] };
  const { error } = answer.body as unknown as { error?: { message?: string } };
  return { sample, refusal: error?.message ?? `HTTP ${answer.status}`, texts: [] };
}

/** Waits until the plugin is done with the file, and reads what it wrote. */
export async function settle(admin: AdminClient, outcome: Outcome): Promise<Outcome> {
  if (!outcome.file) return outcome;
  const { id, mime, name } = outcome.file;
  const isImage = mime.startsWith('image/');
  const task = await waitFor(async () => isEnded(await latestTask(admin, id)), {
    what: `the task of ${name}`,
    timeoutMs: isImage ? TASK_MS : NO_TASK_MS,
    intervalMs: 200,
  }).catch((error: unknown) => {
    if (isImage) throw error;
  });
  return { ...outcome, ...(task && { task }), texts: await textsOf(admin, id) };
}

async function latestTask(admin: AdminClient, assetId: number): Promise<Task | undefined> {
  const page = ok(await admin.get<Page<Task>>('/alt-text/tasks', { assetId, pageSize: 1 }));
  return page.results[0];
}

function isEnded(task: Task | undefined): Task | undefined {
  return task && task.status !== 'queued' && task.status !== 'running' ? task : undefined;
}

async function textsOf(admin: AdminClient, id: number): Promise<Text[]> {
  const { texts } = ok(await admin.get<Asset>(`/alt-text/assets/${id}`));
  const history = ok(await admin.get<Page<Change>>(`/alt-text/assets/${id}/history`)).results;
  return Object.entries(texts).flatMap(([language, { alternativeText }]) => {
    const newest = history.find(({ locale }) => locale === language);
    if ((alternativeText ?? '') === '') return [];
    return [
      {
        language,
        alternativeText: alternativeText ?? '',
        ...(newest && { source: newest.by.kind }),
      },
    ];
  });
}
