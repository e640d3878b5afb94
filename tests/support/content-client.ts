import type { AdminClient } from './admin-client';
import { createHttpClient, ok } from './http';
import type { FileInfo, HttpClient } from './http';
import type { MediaFile } from './media';
import { uploadForm } from './upload-form';

/** The content API with a full-access token. Paths start with `/api`. */
export interface ContentClient extends HttpClient {
  /** `POST /api/upload` */
  upload: (file: Uint8Array | string, name?: string, fileInfo?: FileInfo) => Promise<MediaFile>;
  token: () => Promise<string>;
}

export function createContentClient(baseUrl: string, admin: AdminClient): ContentClient {
  let made: Promise<string> | undefined;
  const token = (): Promise<string> => (made ??= createToken(admin));
  const http = createHttpClient({ baseUrl, token });
  return {
    ...http,
    token,
    upload: async (file, name, fileInfo) => {
      const form = await uploadForm(file, name, fileInfo);
      const [created] = ok(await http.post<MediaFile[]>('/api/upload', form));
      if (!created) throw new Error('The upload answered without a file');
      return created;
    },
  };
}

async function createToken(admin: AdminClient): Promise<string> {
  const answer = await admin.post<{ data: { accessKey: string } }>('/admin/api-tokens', {
    name: `tests ${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`,
    description: '',
    type: 'full-access',
    lifespan: null,
  });
  return ok(answer).data.accessKey;
}
