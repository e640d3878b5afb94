import type { ZodType } from 'zod';

import type { Credits, DescriptionField, OptionField, OptionValues } from '../contracts/providers';
import type { PageTexts } from '../contracts/pages';
import type { DescribedText } from '../models/spend';
import type { VendorHttp } from './http';

/** What is known about an image besides its pixels; offered to vendors that accept it. */
export interface ImageContext {
  fileName: string;
  /** Name of the folder, empty at the root. */
  folderName: string;
  /** The entry that uses the image, where there is one. */
  entryTitle: string;
  entryField: string;
  /** That entry's own plain fields, for templates: `{{entry.price}}`. */
  entryValues?: Readonly<Record<string, string>>;
}

/** The image as a provider gets it: upright, in a type it takes, within its size limit. */
export type ProviderImage =
  | { kind: 'bytes'; bytes: Buffer; mime: string; fileName: string }
  | { kind: 'url'; url: string; mime: string; fileName: string };

export interface DescribeRequest {
  image: ProviderImage;
  /** BCP-47, already mapped to what `languages` offers; one entry unless `perCall` is `many`. */
  languages: string[];
  /** What the site wants filled. */
  fields: readonly DescriptionField[];
  /** The file was replaced or a person asked for new texts: an answer the vendor kept will not do. */
  anew: boolean;
  /** Valid against `options`, templates already filled in. */
  options: OptionValues;
  context: ImageContext;
}

/** What one call brought. */
export interface Description {
  texts: Record<string, DescribedText>;
  /** What it cost, as the vendor said, else its documented price. */
  credits: number;
  creditsRemaining?: number;
  model?: string;
  /** The image needs no text: empty is right. */
  decorative?: boolean;
}

/** What a provider gets besides the request. The key is in `http`'s closure as well as here. */
export interface ProviderCall {
  http: VendorHttp;
  apiKey: string;
  /** Its own part of the plugin's configuration, checked by its `config` schema. */
  config: Readonly<Record<string, unknown>>;
  signal: AbortSignal;
}

/** So many requests in so long, in any stretch of that length. */
export interface RateLimit {
  requests: number;
  windowMs: number;
}

/** How an image reaches this provider. */
export interface ImageNeeds {
  bytes: boolean;
  url: boolean;
  mimeTypes: readonly string[];
  /** Bytes, before any encoding for transport. */
  maxBytes: number;
}

/** An image for a batch: always by its address, which is also its name in the answer. */
export interface BatchImage {
  url: string;
  /** As `BatchProvider.imageFields` gave them. */
  fields: Record<string, unknown>;
}

/** What a vendor says of a batch. */
export interface BatchState {
  finished: boolean;
  answers: { url: string; text: DescribedText; credits: number; model: string | null }[];
  /** Images that the vendor could not describe, at no cost. */
  failures: { url: string; message: string }[];
}

/** A vendor's way to take many images at once and describe them in its own time. */
export interface BatchProvider {
  maxImages: number;
  /** Documented limit of submissions. */
  limits: readonly RateLimit[];
  /** What all images of a batch must have in common; `null` where these options go one by one. */
  sharedFields(
    request: Omit<DescribeRequest, 'image' | 'languages'>,
  ): Record<string, unknown> | null;
  /** What the vendor is told about one image. */
  imageFields(request: Omit<DescribeRequest, 'image' | 'languages'>): Record<string, unknown>;
  /** @param webhookUrl to be called when it is done @returns the vendor's id for it */
  submit(
    batch: {
      images: readonly BatchImage[];
      language: string;
      shared: Record<string, unknown>;
      webhookUrl: string | null;
    },
    call: ProviderCall,
  ): Promise<{ id: string; readyInMs: number }>;
  poll(id: string, call: ProviderCall): Promise<BatchState>;
  /**
   * The id of a batch that was sent without an answer, if the vendor has it.
   * @param since when it was sent
   * @param known ids of other batches, perhaps of the same images
   */
  find(
    batch: {
      urls: readonly string[];
      language: string;
      since: Date;
      known: readonly string[];
    },
    call: ProviderCall,
  ): Promise<string | null>;
}

/** A page of the site to write metadata for, as plain text. */
export interface PageRequest {
  /** As its author wrote it; never blank. */
  title: string;
  /** What the page says, 20,000 characters at the most; may be empty. */
  content: string;
  /** What it is to be found by; the vendor chooses where it is left out. */
  keyword?: string;
  /** BCP-47, already mapped to what `languages` offers. */
  language: string;
  /** Valid against `options`; those that are about images do not count here. */
  options: OptionValues;
}

/** What one call about a page brought. */
export interface PageDescription extends PageTexts {
  /** What it cost, as the vendor said, else its documented price. */
  credits: number;
  model?: string;
}

/** A vendor's way to write the title and the description by which search engines show a page. */
export interface PageProvider {
  /** Documented price of one page in one language, in credits. */
  price: number;
  /** Exactly one paid call, within the same limits as images. @throws ProviderError */
  describe(request: PageRequest, call: ProviderCall): Promise<PageDescription>;
}

/**
 * An adapter to one vendor: it maps a request and an answer, and nothing else. Time-outs, size
 * caps, parsing and the mapping of failures are `providers/http.ts`; retry is the queue's.
 */
export interface Provider {
  /** Stable, kebab case: the key in the configuration and the settings. */
  id: string;
  name: string;
  /** Where its API lives, with the path prefix of its document. */
  defaultBaseUrl: string;
  needsKey: boolean;
  image: ImageNeeds;
  returns: readonly DescriptionField[];
  languages: { supported: 'any' | readonly string[]; perCall: 'one' | 'many' };
  /** Documented price in words. */
  cost: string;
  /** Documented price of one image in one language, in credits; a caption call costs it again. */
  price(options: OptionValues): number;
  /** Documented limits of the describing calls; all of them hold at once. */
  limits: readonly RateLimit[];
  /** The limits in force, where its part of the configuration sets them. */
  limitsOf?(config: Readonly<Record<string, unknown>>): readonly RateLimit[];
  options: readonly OptionField[];
  /** Further keys of its part of the plugin's configuration; a bad one stops the boot. */
  config?: ZodType<Record<string, unknown>>;
  /** What of that, besides the key, must never be shown. */
  secretsOf?(config: Readonly<Record<string, unknown>>): string[];
  /** Which form of the image it wants under these options; bytes unless it says otherwise. */
  prefers?(options: OptionValues): 'bytes' | 'url';
  /**
   * The address under which the vendor knows a stored image, where it is not simply the image's
   * public one. `null`: it does not know it.
   *
   * @param url as stored: relative for local storage, absolute otherwise, never signed
   */
  addressOf?(url: string, config: Readonly<Record<string, unknown>>): string | null;
  /** One call, or as many as `perCall` says are needed: never more. @throws ProviderError */
  describe(request: DescribeRequest, call: ProviderCall): Promise<Description>;
  /**
   * A second, paid call for a caption, for vendors that return none; its texts hold captions only.
   * @throws ProviderError
   */
  describeCaption?(request: DescribeRequest, call: ProviderCall): Promise<Description>;
  /** Many images at once, where the vendor offers it. */
  batch?: BatchProvider;
  /** Metadata of pages, where the vendor offers it. */
  pages?: PageProvider;
  /** The balance, where the vendor tells it for free. @throws ProviderError */
  credits?(call: ProviderCall): Promise<Omit<Credits, 'usedThisMonth'>>;
  /** A free call that proves the key; the balance serves where there is no better one. */
  test?(call: ProviderCall): Promise<void>;
}
