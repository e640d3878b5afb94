import type { Core } from '@strapi/strapi';

import type { Finding } from '../contracts/quality';
import { messageOf } from '../errors';
import { judge, loadDetector, RULES_VERSION, type Detector } from '../quality';
import { countElsewhere } from './same-text';

/** A text with all that the rules look at. */
export interface ToJudge {
  assetId: number;
  /** BCP-47 */
  locale: string;
  text: string | null;
  /** That stands beside it. */
  caption: string | null;
  /** Of the image, as the library shows it. */
  fileName: string;
  /** Of the bytes that it describes, where they are known. */
  fingerprint: string | null;
  /** The site's setting. */
  maxLength: number;
  /** Empty is meant. */
  decorative?: boolean;
}

/** What the rules said, and which rules it was. */
export interface Judged {
  findings: Finding[];
  judgedBy: number;
}

let detector: Promise<Detector | undefined> | undefined;

/** Its tables take much memory: they are loaded with the first text that is judged. */
const detectorFor = ({ log }: Core.Strapi): Promise<Detector | undefined> =>
  (detector ??= loadDetector().catch((error: unknown) => {
    log.error(
      `[alt-text] the detector of languages could not be loaded, so no text is told to be in another language: ${messageOf(error)}. Install the plugin's dependencies anew.`,
    );
    return undefined;
  }));

/** Which rules and which length: another one means that a text is to be judged again. */
export const judgedByOf = (maxLength: number): number => RULES_VERSION * 10_000 + maxLength;

/**
 * What the rules say of a text. It asks the database where else the text stands, so it must not be
 * called inside of a transaction.
 */
export async function judgeText(strapi: Core.Strapi, about: ToJudge): Promise<Judged> {
  const { locale, caption, fileName, maxLength } = about;
  const text = about.text ?? '';
  const judgedBy = judgedByOf(maxLength);
  if (text.trim() === '' || about.decorative === true) return { findings: [], judgedBy };
  const found = await detectorFor(strapi);
  const sameTextElsewhere = await countElsewhere(strapi, { ...about, text });
  const findings = judge(text, {
    locale,
    maxLength,
    caption,
    sameTextElsewhere,
    fileName,
    ...(found ? { detector: found } : {}),
  });
  return { findings, judgedBy };
}
