import { assets } from './assets';
import { providers } from './providers';
import { settings } from './settings';
import { tasks } from './tasks';
import { webhooks } from './webhooks';

export const controllers = { assets, providers, settings, tasks, webhooks };
