import type { SkipCode } from '../contracts/errors';
import type { Settings } from '../contracts/settings';
import { skipSentence } from '../describe/skips';
import type { Capture } from '../models/tasks';
import { PRIORITY, type NewTask } from '../tasks/rows';

/** What happened in the media library. */
export type MediaEvent =
  | { kind: 'created'; assetId: number; mime: string; capture: Capture | null }
  | { kind: 'replaced'; assetId: number; mime: string; capture: Capture | null; at: number }
  /** Found by the scan: it came in behind the hook. */
  | { kind: 'found'; assetId: number; mime: string };

const skip = (code: SkipCode) => ({ code, message: skipSentence(code) });

/** The one task row that an event leads to; images nobody wants described get one that says so. */
export function decide(event: MediaEvent, settings: Settings): NewTask {
  const base = { assetId: event.assetId, request: null };
  if (event.kind === 'replaced') {
    const { onReplace } = settings;
    return {
      ...base,
      trigger: 'replace',
      priority: PRIORITY.upload,
      // Even where nothing is to be generated, the task marks the texts as stale.
      mode: onReplace === 'off' ? null : onReplace,
      capture: event.capture,
      activeKey: `${event.assetId}:${event.at}`,
    };
  }
  const { onUpload } = settings;
  const skipped = !event.mime.startsWith('image/')
    ? skip('not_an_image')
    : onUpload === 'off'
      ? skip('disabled')
      : undefined;
  return {
    ...base,
    trigger: event.kind === 'created' ? 'upload' : 'scan',
    priority: event.kind === 'created' ? PRIORITY.upload : PRIORITY.scan,
    mode: onUpload === 'off' ? null : onUpload,
    capture: event.kind === 'created' ? event.capture : null,
    activeKey: String(event.assetId),
    ...(skipped ? { skipped } : {}),
  };
}
