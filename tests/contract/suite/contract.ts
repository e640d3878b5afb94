import type { ProviderErrorCode } from '../../../server/src/contracts/errors';
import type { OptionValues } from '../../../server/src/contracts/providers';
import type { DescribeRequest, Provider, ProviderImage } from '../../../server/src/providers/types';
import type { FaultInput } from '../../vendors/kit/faults';
import type { LoggedRequest } from '../../vendors/kit/requestLog';
import type { Stats } from '../../vendors/kit/stats';

/** What every emulator offers, whatever its vendor. */
export interface Emulator {
  readonly url: string;
  /** A key that is good. */
  readonly key: string;
  /** Every request so far, oldest first. The array lives. */
  readonly requests: readonly LoggedRequest[];
  stats(): Stats;
  inject(...faults: FaultInput[]): void;
  reset(): void;
  close(): Promise<void>;
}

/** An error of the vendor's document, brought about the way it comes about. */
export interface DocumentedError<V extends Emulator> {
  /** As the document calls it. */
  name: string;
  /** What has to be so at the vendor. */
  arrange?(vendor: V): void;
  /** What has to be so in the request. */
  request?: Partial<DescribeRequest>;
  /** Instead of the good key. */
  key?: string;
  code: ProviderErrorCode;
  retryable: boolean;
  status: number;
}

/** What the shared suite has to know of a provider and its vendor. */
export interface ProviderContract<V extends Emulator> {
  provider: Provider;
  /** Started once for the suite, and reset before each test. */
  startVendor(): Promise<V>;
  /** Where the API lives at the emulator, unless it is the emulator's `url`. */
  baseUrl?(vendor: V): string;
  /** Further keys of the provider's part of the configuration. */
  config?: Record<string, unknown>;
  /** The emulator's name for the endpoint that describes an image, and costs. */
  endpoint: string;
  image: ProviderImage | ((vendor: V) => ProviderImage);
  /** Over the provider's defaults, where those do not suffice. */
  options?: OptionValues;
  languages: {
    /** At least two. */
    written: readonly [string, string, ...string[]];
    /** A locale with a region, and the code it is sent as. */
    regional?: { locale: string; code: string };
    /** `null` where the vendor sets no list. */
    lacking: string | null;
  };
  /** How the key is sent; nowhere else may it be. */
  keyTravels: 'header' | 'body';
  /** The calls that cost nothing, by the emulator's name of their endpoint. */
  free: {
    credits?: { endpoint: string; remaining(vendor: V): number };
    test?: { endpoint: string };
  };
  errors: readonly DocumentedError<V>[];
  /** Statuses whose meaning the vendor's document sets, against the usual one. */
  statuses?: Readonly<Record<number, ProviderErrorCode>>;
}
