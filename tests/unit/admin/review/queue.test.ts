import { describe, expect, it } from 'vitest';

import { keyOf, waitingIn, type Waiting } from '../../../../admin/src/pages/Review/queue/entries';
import {
  comingIn,
  EMPTY_QUEUE,
  entryOf,
  nextLanguage,
  openIn,
  queueReducer,
  settledIn,
  type QueueAction,
  type QueueState,
} from '../../../../admin/src/pages/Review/queue/state';
import type { Asset } from '../../../../server/src/contracts/assets';
import type { AssetText } from '../../../../server/src/contracts/texts';

const suggested: AssetText = {
  alternativeText: null,
  caption: null,
  state: 'suggested',
  suggestion: { alternativeText: 'A red bicycle', caption: null },
  updatedAt: null,
};
const approved: AssetText = {
  alternativeText: 'A red bicycle',
  caption: null,
  state: 'approved',
  updatedAt: null,
};

const image = (id: number, texts: Asset['texts'] = { en: suggested }): Asset => ({
  id,
  name: `image-${id}.jpg`,
  url: '',
  thumbnailUrl: '',
  previewUrl: '',
  mime: 'image/jpeg',
  width: 1,
  height: 1,
  folder: '/',
  createdAt: '2026-01-01T00:00:00.000Z',
  texts,
  task: null,
});

const waiting = (...ids: number[]): Waiting[] =>
  waitingIn(
    ids.map((id) => image(id)),
    { locales: ['en'] },
  );

const after = (actions: QueueAction[], state: QueueState = EMPTY_QUEUE): QueueState =>
  actions.reduce(queueReducer, state);
const three = after([{ type: 'append', waiting: waiting(1, 2, 3) }]);
const key = (id: number): string => keyOf(id, 'en');
const approve = (id: number): QueueAction => ({
  type: 'decide',
  key: key(id),
  decision: { kind: 'approve' },
});
const fail = (id: number, asset?: Asset): QueueAction => ({
  type: 'failed',
  key: key(id),
  problem: 'The network is down.',
  asset,
});

describe('What waits of a page of images', () => {
  it('are its texts in the languages that are asked for, in their order', () => {
    const assets = [
      image(1, { en: suggested, fr: suggested, de: approved }),
      image(2, { en: approved, fr: suggested }),
    ];
    const keys = (locales: string[]) => waitingIn(assets, { locales }).map((one) => one.key);
    expect(keys(['en', 'fr', 'de'])).toEqual(['1:en', '1:fr', '2:fr']);
    expect(keys(['fr'])).toEqual(['1:fr', '2:fr']);
  });

  it('are those with a finding of the quality that is asked for', () => {
    const findings = [{ rule: 'too-long', severity: 'warning', message: 'Long.' }] as const;
    const assets = [image(1), image(2, { en: { ...suggested, findings: [...findings] } })];
    const ids = (quality: 'any' | 'severe' | 'warning' | 'too-long') =>
      waitingIn(assets, { locales: ['en'], quality }).map(({ asset }) => asset.id);
    expect([ids('any'), ids('warning'), ids('too-long'), ids('severe')]).toEqual([
      [2],
      [2],
      [2],
      [],
    ]);
  });
});

describe('The queue of a review', () => {
  it('shows the first one, and takes none in twice', () => {
    expect(three.current).toBe(key(1));
    const more = after([{ type: 'append', waiting: waiting(3, 4) }], three);
    expect(more.entries.map(({ asset }) => asset.id)).toEqual([1, 2, 3, 4]);
    expect(more.current).toBe(key(1));
  });

  it('goes on with each decision, and ends', () => {
    const one = after([approve(1)], three);
    expect([one.current, settledIn(one), openIn(one)]).toEqual([key(2), 1, 2]);
    const end = after([approve(2), approve(3)], one);
    expect([end.current, settledIn(end), openIn(end)]).toEqual([null, 3, 0]);
    expect(after([{ type: 'append', waiting: waiting(4) }], end).current).toBe(key(4));
  });

  it('decides on nothing twice', () => {
    expect(after([approve(1), approve(1)], three).decided).toEqual([key(1)]);
  });

  it('brings a failed one back as the next, with its reason and what was written', () => {
    const body = { alternativeText: 'In my words', caption: '', decorative: false };
    const decision = { kind: 'edit', body } as const;
    const failed = after([{ type: 'decide', key: key(1), decision }, fail(1)], three);
    expect(failed.current).toBe(key(2));
    expect(entryOf(failed, key(1))).toMatchObject({
      status: 'open',
      problem: 'The network is down.',
      decision,
    });
    expect(failed.decided).toEqual([]);
    expect(after([approve(2)], failed).current).toBe(key(1));
  });

  it('shows a failed one at once where nothing else is left', () => {
    const state = after([approve(1), approve(2), approve(3), fail(2)], three);
    expect([state.current, openIn(state), state.decided]).toEqual([key(2), 1, [key(1), key(3)]]);
  });

  it('loses the reason with the next try', () => {
    const state = after([approve(1), fail(1), approve(1)], three);
    expect(entryOf(state, key(1))).toMatchObject({ status: 'decided', problem: undefined });
  });

  it('does not bring back what somebody else has settled', () => {
    const state = after([approve(1), fail(1, image(1, { en: approved })), approve(2)], three);
    expect(entryOf(state, key(1))?.status).toBe('gone');
    expect(state.current).toBe(key(3));
  });

  it('hears nothing of a failure that was taken back meanwhile', () => {
    const state = after([approve(1), { type: 'undo' }], three);
    expect(after([fail(1)], state)).toEqual(state);
  });

  it('undoes decision by decision, the last one first', () => {
    const state = after([approve(1), approve(2), { type: 'undo' }], three);
    expect([state.current, state.decided]).toEqual([key(2), [key(1)]]);
    const all = after([{ type: 'undo' }], state);
    expect([all.current, openIn(all)]).toEqual([key(1), 3]);
    expect(after([{ type: 'undo' }], all)).toEqual(all);
  });

  it('takes an undo back that failed, to be tried again', () => {
    const undone = after([approve(1), { type: 'undo' }], three);
    const failed = (isGone: boolean) =>
      after([{ type: 'undoFailed', key: key(1), problem: 'No.', isGone }], undone);
    expect(failed(false)).toMatchObject({ decided: [key(1)] });
    expect(entryOf(failed(false), key(1))?.status).toBe('decided');
    expect(entryOf(failed(true), key(1))?.status).toBe('gone');
    expect(failed(true).decided).toEqual([]);
  });

  it('skips what comes again only when it is asked for', () => {
    const end = after([{ type: 'skip' }, approve(2), approve(3)], three);
    expect([end.current, openIn(end)]).toEqual([null, 1]);
    expect(after([{ type: 'again' }], end).current).toBe(key(1));
  });

  it('goes back, over what was decided too, and on from there', () => {
    const back = after([{ type: 'skip' }, approve(2), { type: 'back' }], three);
    expect(back.current).toBe(key(2));
    expect(after([{ type: 'back' }], back).current).toBe(key(1));
    expect(after([{ type: 'back' }, { type: 'back' }], back).current).toBe(key(1));
    expect(after([{ type: 'skip' }], back).current).toBe(key(3));
    const end = after([approve(1), approve(2), approve(3), { type: 'back' }], three);
    expect(end.current).toBe(key(3));
  });

  it('goes to another language of the image, and counts it apart', () => {
    const both = image(1, { en: suggested, fr: suggested, de: approved });
    const state = after([
      { type: 'append', waiting: waitingIn([both, image(2)], { locales: ['en'] }) },
    ]);
    const first = entryOf(state, '1:en');
    expect(first && nextLanguage(first)).toBe('fr');
    const french = after([{ type: 'show', key: '1:fr' }], state);
    expect([french.current, openIn(french)]).toEqual(['1:fr', 2]);
    const entry = entryOf(french, '1:fr');
    expect(entry && nextLanguage(entry)).toBe('en');
    const done = after([{ type: 'decide', key: '1:fr', decision: { kind: 'reject' } }], french);
    expect([done.current, settledIn(done)]).toEqual(['2:en', 0]);
    expect(after([{ type: 'show', key: '9:fr' }], state)).toEqual(state);
    const alone = entryOf(three, key(1));
    expect(alone && nextLanguage(alone)).toBeUndefined();
  });

  it('knows what comes next', () => {
    const ids = (state: QueueState) => comingIn(state).map(({ asset }) => asset.id);
    expect(ids(three)).toEqual([1, 2, 3]);
    expect(ids(after([approve(1)], three))).toEqual([2, 3]);
    expect(ids(after([{ type: 'skip' }, approve(2), approve(3)], three))).toEqual([]);
    expect(after([{ type: 'reset' }], three)).toEqual(EMPTY_QUEUE);
  });
});
