import asset from './asset.json';
import common from './common.json';
import entries from './entries.json';
import findings from './findings.json';
import library from './library.json';
import overview from './overview.json';
import providers from './providers.json';
import review from './review.json';
import runs from './runs.json';
import settings from './settings.json';

export default {
  ...common,
  ...settings,
  ...providers,
  ...entries,
  ...overview,
  ...library,
  ...asset,
  ...findings,
  ...review,
  ...runs,
};
