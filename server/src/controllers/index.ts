import { assets } from './assets';
import { providers } from './providers';
import { settings } from './settings';
import { tasks } from './tasks';

export const controllers = { assets, providers, settings, tasks };
