const { createHash } = require('node:crypto');

/** What a site puts before its answers, so that browsers and CDNs need not load them again. */
module.exports = () => async (context, next) => {
  await next();
  if (context.status !== 200 || context.response.get('ETag') !== '') return;
  const body = JSON.stringify(context.body);
  context.set('ETag', `"${createHash('sha1').update(body).digest('hex')}"`);
  if (context.fresh) context.status = 304;
};
