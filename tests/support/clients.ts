import { createAdminClient } from './admin-client';
import type { AdminClient } from './admin-client';
import { createContentClient } from './content-client';
import type { ContentClient } from './content-client';
import { createHttpClient } from './http';
import type { HttpClient } from './http';

/** The ways to ask a running Strapi. */
export interface Clients {
  /** The super admin, registered at the first request. */
  admin: AdminClient;
  contentApi: ContentClient;
  /** Nobody in particular. */
  anonymous: HttpClient;
}

export function createClients(baseUrl: string): Clients {
  const admin = createAdminClient(baseUrl);
  return {
    admin,
    contentApi: createContentClient(baseUrl, admin),
    anonymous: createHttpClient({ baseUrl }),
  };
}
