import type { ProviderErrorCode } from './errors';

/** A field that a description can have. */
export type DescriptionField =
  'alternativeText' | 'caption' | 'title' | 'keywords' | 'ogDescription';

export type KeySource = 'config' | 'stored' | 'none';

interface OptionFieldBase {
  key: string;
  /** English; the panel looks up `providers.<id>.<key>.label` and falls back to this. */
  label: string;
  help?: string;
  /** The option accepts `{{file.name}}`, `{{folder.name}}` and `{{entry.title}}`. */
  template?: boolean;
}

/** One option of a provider: the settings form is drawn from it and the server validates with it. */
export type OptionField =
  | (OptionFieldBase & {
      type: 'enum';
      choices: { value: string; label: string }[];
      default: string;
    })
  | (OptionFieldBase & {
      type: 'multi';
      choices: { value: string; label: string }[];
      default: string[];
    })
  | (OptionFieldBase & {
      type: 'string';
      multiline?: boolean;
      maxLength?: number;
      default: string;
    })
  | (OptionFieldBase & { type: 'strings'; maxItems?: number; default: string[] })
  | (OptionFieldBase & {
      type: 'number';
      min: number;
      max: number;
      integer?: boolean;
      default: number;
    })
  | (OptionFieldBase & { type: 'boolean'; default: boolean })
  | (OptionFieldBase & { type: 'record'; maxItems?: number; default: Record<string, string> });

export type OptionValue = string | number | boolean | string[] | Record<string, string>;
export type OptionValues = Record<string, OptionValue>;

/** `GET /providers`: what the panel knows of a provider. Never holds a key. */
export interface ProviderInfo {
  id: string;
  name: string;
  takes: { bytes: boolean; url: boolean; mimeTypes: string[]; maxBytes?: number };
  returns: DescriptionField[];
  /** BCP-47 codes, or `any` where the vendor sets no list. */
  languages: 'any' | string[];
  languagesPerCall: 'one' | 'many';
  /** Credits for one image in one language, in words. */
  cost: string;
  options: OptionField[];
  needsKey: boolean;
  keySource: KeySource;
  /** There is a call that costs nothing and proves the key. */
  canTest: boolean;
  canReadCredits: boolean;
  /** It writes the metadata of pages. */
  canDescribePages: boolean;
  usage: Usage;
}

/** Credits that a provider has cost, from our own ledger. */
export interface Usage {
  /** Since the first day of the month in UTC. */
  thisMonth: number;
  /** The mean of those of the last three whole months that cost anything; `null` without any. */
  usualMonth: number | null;
}

/** `PUT /providers/:id/key` */
export interface KeyBody {
  key: string;
}

/** `PUT, DELETE /providers/:id/key` */
export interface KeyAnswer {
  keySource: KeySource;
}

/** `POST /providers/:id/test`; `ok: null` where the vendor has no call that is free. */
export interface TestAnswer {
  ok: boolean | null;
  code?: ProviderErrorCode;
  message: string;
}

/** `GET /providers/:id/credits`; `remaining: null` where the vendor cannot tell. */
export interface Credits {
  remaining: number | null;
  allocation?: number;
  plan?: string;
  /** ISO 8601 */
  resetsAt?: string;
  /** From our own ledger, since the first day of the month in UTC. */
  usedThisMonth: number;
}
