const NAMES_THE_IMAGE = /\b(image|picture|photo|file|base64|fileurl)/i;
const COULD_NOT_GET_IT = /\b(fetch|download|reach|access|retriev|load(?!ed)|timed? ?out)/i;
const CANNOT_USE_IT =
  /\b(too (large|big|small)|larger|bigger|more than|exceed\w*|size|bytes|decod\w*|corrupt\w*|damaged|unsupported|not supported|not an? ((supported|valid) )?image|invalid (image|base64)|not valid base64|cannot read|could not (be )?(read|processed)|format)\b/i;

/**
 * What a vendor's own words say of the image, where its status says no more than "bad request".
 * `undefined` where they speak of something else.
 */
export function imageFaultIn(
  vendorMessage: string,
): 'image_unreachable' | 'unsupported_image' | undefined {
  if (!NAMES_THE_IMAGE.test(vendorMessage)) return undefined;
  if (COULD_NOT_GET_IT.test(vendorMessage)) return 'image_unreachable';
  return CANNOT_USE_IT.test(vendorMessage) ? 'unsupported_image' : undefined;
}
