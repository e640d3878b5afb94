import { describe, expect, it } from 'vitest';

import type { StoredSnapshot } from '../../../server/src/models/changes';
import type { StoredSuggestion } from '../../../server/src/models/texts';
import { approved } from '../../../server/src/texts/review';

const waiting = (suggestion: StoredSuggestion): StoredSnapshot => ({
  alternativeText: null,
  caption: null,
  captionGenerated: null,
  title: 'Old title',
  keywords: ['old'],
  ogDescription: 'Old description',
  state: 'suggested',
  previousState: 'missing',
  suggestion,
  provider: 'altframe',
  model: null,
  fingerprint: null,
  findings: null,
});

describe('An approved suggestion', () => {
  it('brings all along that the provider returned', () => {
    const rest = { title: 'Harbour', keywords: ['boat', 'sea'], ogDescription: 'Boats at sea' };
    const suggestion = { alternativeText: 'A harbour', caption: 'Boats', ...rest };
    expect(approved(waiting(suggestion))).toMatchObject({
      alternativeText: 'A harbour',
      caption: 'Boats',
      state: 'approved',
      ...rest,
    });
  });

  it('leaves alone what the provider did not return', () => {
    const none = { caption: null, title: null, keywords: null, ogDescription: null };
    const next = approved(waiting({ alternativeText: 'A harbour', ...none }));
    expect(Object.keys(next)).toEqual(['alternativeText', 'state', 'previousState', 'suggestion']);
  });

  it('is taken as it was kept before it held all of that', () => {
    const next = approved(waiting({ alternativeText: 'A harbour', caption: null, title: null }));
    expect(next).not.toHaveProperty('keywords');
    expect(next).not.toHaveProperty('ogDescription');
  });
});
