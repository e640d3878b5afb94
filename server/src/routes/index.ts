import { ACTIONS, CONTENT_ACTIONS } from '../permissions';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** A route of the admin panel: no one without this permission gets in. */
const admin = (method: Method, path: string, handler: string, permission: string) => ({
  method,
  path,
  handler,
  config: {
    policies: [
      'admin::isAuthenticatedAdmin',
      { name: 'admin::hasPermissions', config: { actions: [permission] } },
    ],
  },
});

/** For whoever may see the entries that it speaks of: its controller asks for the right to each. */
const forEditors = (method: Method, path: string, handler: string) => ({
  method,
  path,
  handler,
  config: { policies: ['admin::isAuthenticatedAdmin'] },
});

export const routes = {
  admin: {
    type: 'admin',
    routes: [
      admin('GET', '/settings', 'settings.get', ACTIONS.settingsRead),
      admin('PUT', '/settings', 'settings.put', ACTIONS.settingsUpdate),
      admin('GET', '/settings/locales', 'settings.locales', ACTIONS.settingsRead),
      admin('GET', '/settings/warnings', 'settings.warnings', ACTIONS.settingsRead),
      admin('GET', '/providers', 'providers.list', ACTIONS.settingsRead),
      admin('PUT', '/providers/:id/key', 'providers.setKey', ACTIONS.settingsUpdate),
      admin('DELETE', '/providers/:id/key', 'providers.removeKey', ACTIONS.settingsUpdate),
      admin('POST', '/providers/:id/test', 'providers.test', ACTIONS.settingsUpdate),
      admin('GET', '/providers/:id/credits', 'providers.credits', ACTIONS.settingsRead),
      admin('GET', '/site', 'site.get', ACTIONS.assetsRead),
      admin('GET', '/overview', 'overview.get', ACTIONS.assetsRead),
      admin('GET', '/overview/credits', 'overview.credits', ACTIONS.assetsRead),
      admin('GET', '/assets', 'assets.list', ACTIONS.assetsRead),
      admin('POST', '/assets/review', 'review.decide', ACTIONS.assetsReview),
      admin('POST', '/assets/decorative', 'review.decorative', ACTIONS.assetsReview),
      admin('PUT', '/assets/:id/texts/:locale', 'assets.edit', ACTIONS.assetsReview),
      admin('GET', '/assets/:id', 'assets.get', ACTIONS.assetsRead),
      admin('POST', '/assets/:id/generate', 'assets.generate', ACTIONS.assetsGenerate),
      admin('GET', '/assets/:id/history', 'assets.history', ACTIONS.assetsRead),
      admin('POST', '/changes/:id/undo', 'assets.undo', ACTIONS.assetsReview),
      admin('POST', '/runs/estimate', 'runs.estimate', ACTIONS.runsManage),
      admin('POST', '/runs', 'runs.start', ACTIONS.runsManage),
      admin('GET', '/runs', 'runs.list', ACTIONS.assetsRead),
      admin('GET', '/runs/:id', 'runs.get', ACTIONS.assetsRead),
      admin('GET', '/runs/:id/tasks', 'runs.tasks', ACTIONS.assetsRead),
      admin('GET', '/runs/:id/events', 'runs.events', ACTIONS.assetsRead),
      admin('POST', '/runs/:id/pause', 'runs.pause', ACTIONS.runsManage),
      admin('POST', '/runs/:id/resume', 'runs.resume', ACTIONS.runsManage),
      admin('POST', '/runs/:id/cancel', 'runs.cancel', ACTIONS.runsManage),
      admin('POST', '/runs/:id/retry', 'runs.retry', ACTIONS.runsManage),
      admin('POST', '/runs/:id/undo', 'runs.undo', ACTIONS.runsManage),
      admin('POST', '/pages/suggest', 'pages.suggest', ACTIONS.pagesGenerate),
      admin('GET', '/pages', 'pages.list', ACTIONS.pagesRead),
      admin('GET', '/pages/mappings', 'pages.mappings', ACTIONS.settingsRead),
      admin('POST', '/pages/review', 'pages.review', ACTIONS.pagesReview),
      admin('GET', '/tasks', 'tasks.list', ACTIONS.assetsRead),
      forEditors('GET', '/publish-check', 'publish.check'),
    ],
  },
  'content-api': {
    type: 'content-api',
    routes: [
      {
        method: 'GET',
        path: '/assets/:id',
        handler: 'texts.findOne',
        // Who may not see the file gets none of its texts.
        config: { auth: { scope: [CONTENT_ACTIONS.textsRead, CONTENT_ACTIONS.fileRead] } },
      },
      {
        method: 'POST',
        path: '/webhooks/altframe/:token',
        handler: 'webhooks.batch',
        // The vendor has no login here: the token in the address is what it knows.
        config: { auth: false },
      },
    ],
  },
};
