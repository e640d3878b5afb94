import { assets } from './assets';
import { overview } from './overview';
import { pages } from './pages';
import { providers } from './providers';
import { publish } from './publish';
import { review } from './review';
import { runs } from './runs';
import { settings } from './settings';
import { site } from './site';
import { tasks } from './tasks';
import { texts } from './texts';
import { webhooks } from './webhooks';

export const controllers = {
  assets,
  overview,
  pages,
  providers,
  publish,
  review,
  runs,
  settings,
  site,
  tasks,
  texts,
  webhooks,
};
