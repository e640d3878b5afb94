import type { Core } from '@strapi/strapi';
import { z } from 'zod';

import type { EditBody, GenerateBody } from '../contracts/assets';
import { RequestError } from '../errors';
import { UPLOAD_ACTIONS } from '../permissions';
import { altText } from '../plugin';
import { editText } from '../texts/edit';
import { MAX_TEXT } from '../texts/finish';
import { findChange, historyOf, undoChange } from '../texts/history';
import { assetAnswer } from './asset-answer';
import { createAssetList } from './asset-list';
import { requireOnAsset } from './asset-permission';
import { generateNow } from './generate';
import { answering, idParam, languageField, pageQuery, parse, personName } from './request';

const generateSchema = z.strictObject({
  provider: z.string().max(60).optional(),
  languages: z.array(languageField).min(1).max(50).optional(),
  mode: z.enum(['apply', 'suggest']).optional(),
  overwriteHuman: z.boolean().optional(),
});

/** A person's words stand as they are; PostgreSQL keeps no NUL. */
const words = z
  .string()
  .max(MAX_TEXT)
  .refine((text) => !text.includes('\u0000'), 'holds a character that cannot be kept')
  .nullable()
  .optional();

const editSchema = z
  .strictObject({
    alternativeText: words,
    caption: words,
    title: words,
    decorative: z.boolean().optional(),
  })
  .refine(({ decorative, alternativeText }) => !decorative || !alternativeText?.trim(), {
    path: ['alternativeText'],
    message: 'a decorative image has none',
  })
  .refine((edit) => Object.values(edit).some((value) => value !== undefined), {
    message: 'expected alternativeText, caption, title or decorative',
  });

export const assets = ({ strapi }: { strapi: Core.Strapi }) => ({
  list: createAssetList(strapi),

  get: answering(async (context) => {
    const id = idParam(context);
    await requireOnAsset(strapi, context, id, UPLOAD_ACTIONS.read);
    return assetAnswer(altText(strapi), context, id);
  }),

  generate: answering(async (context) => {
    const plugin = altText(strapi);
    const id = idParam(context);
    const body = parse(generateSchema, context.request.body ?? {}) as GenerateBody;
    if (body.provider !== undefined && !plugin.registry.get(body.provider)) {
      throw new RequestError(400, `There is no provider "${body.provider}".`, {
        errors: [{ path: ['provider'], message: 'there is no such provider' }],
      });
    }
    await requireOnAsset(strapi, context, id, UPLOAD_ACTIONS.update);
    await generateNow(plugin, id, body, personName(context));
    return assetAnswer(plugin, context, id);
  }),

  edit: answering(async (context) => {
    const id = idParam(context);
    const edit = parse(editSchema, context.request.body ?? {}) as EditBody;
    const locale = parse(languageField, context.params['locale']);
    await requireOnAsset(strapi, context, id, UPLOAD_ACTIONS.update);
    const plugin = altText(strapi);
    await editText(strapi, await plugin.settings.get(), {
      assetId: id,
      locale,
      edit,
      person: personName(context),
    });
    return assetAnswer(plugin, context, id);
  }),

  history: answering(async (context) => {
    const id = idParam(context);
    const page = parse(z.object(pageQuery), context.query);
    await requireOnAsset(strapi, context, id, UPLOAD_ACTIONS.read);
    return historyOf(strapi, id, page);
  }),

  undo: answering(async (context) => {
    const change = await findChange(strapi, idParam(context));
    if (!change) throw new RequestError(404, 'There is no such change.');
    await requireOnAsset(strapi, context, change.assetId, UPLOAD_ACTIONS.update);
    const { languages } = await altText(strapi).settings.get();
    return undoChange(strapi, change, languages[0], personName(context));
  }),
});
