import { z } from 'zod';

const path = z
  .string()
  .max(200)
  .regex(/^\w+(\.\w+)*$/, 'expected a field, or the path to one such as seo.metaTitle');

/** The mappings of pages by content type; `checkPages` holds them against the content types. */
export const pagesSchema = z.record(
  z.string().min(1).max(200),
  z.strictObject({
    title: path,
    content: z.array(path).max(50),
    keyword: z
      .string()
      .max(300)
      .refine((text) => text.includes('{{') || path.safeParse(text).success, {
        error: 'expected a field, or a template such as {{entry.category}}',
      })
      .optional(),
    metaTitle: path,
    metaDescription: path,
    provider: z.string().min(1).max(60).optional(),
  }),
);
