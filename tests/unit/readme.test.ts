import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { withProviders } from '../../scripts/lib/provider-table';
import type { FieldError } from '../../server/src/contracts/errors';
import { ACTION_DEFINITIONS, ACTIONS } from '../../server/src/permissions';
import { BUILT_IN } from '../../server/src/providers/built-in';
import { routes } from '../../server/src/routes';
import { parseConfig } from '../../server/src/settings/config';
import { DEFAULT_SETTINGS } from '../../server/src/settings/defaults';

void (0 as unknown as FieldError);
