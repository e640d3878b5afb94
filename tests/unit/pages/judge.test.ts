import { describe, expect, it } from 'vitest';

import { faultInPage, finished } from '../../../server/src/pages/judge';

describe('the metadata that a vendor answers', () => {
  it('is plain, on one line and unquoted, and as long as it came', () => {
    const metaDescription = `«${'long '.repeat(100)}end»`;
    const texts = finished({ metaTitle: ' "<b>Bread</b> &amp;\nbutter" ', metaDescription });
    expect(texts).toEqual({
      metaTitle: 'Bread & butter',
      metaDescription: `${'long '.repeat(100)}end`,
    });
    expect(faultInPage(texts)).toBeNull();
  });

  it.each([
    ['blank', { metaTitle: ' \u200B\n', metaDescription: 'b' }],
    ['blank', { metaTitle: 'a', metaDescription: '<b> </b>' }],
    ['longer than 5000', { metaTitle: 'a', metaDescription: 'b'.repeat(5001) }],
  ])('is refused where it is %s', (fault, answer) => {
    expect(faultInPage(answer)).toContain(fault);
  });
});
