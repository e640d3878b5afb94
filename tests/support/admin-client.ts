import { createHttpClient, ok } from './http';
import type { Answer, FileInfo, HttpClient } from './http';
import type { MediaFile } from './media';
import { uploadForm } from './upload-form';

export interface Credentials {
  email: string;
  password: string;
}

/** An action by its id, or with the subject and conditions that a role can set. */
export type Permission =
  string | { action: string; subject?: string; properties?: object; conditions?: string[] };

/** One admin user, signed in at the first request. */
export interface AdminClient extends HttpClient {
  credentials: Credentials;
  /** `POST /upload`, as the Media Library does it. */
  upload: (file: Uint8Array | string, name?: string, fileInfo?: FileInfo) => Promise<MediaFile>;
  /** The same, with whatever the answer is. */
  tryUpload: (
    file: Uint8Array | string,
    name?: string,
    fileInfo?: FileInfo,
  ) => Promise<Answer<MediaFile[]>>;
  /** Puts other bytes behind an existing file. */
  replace: (
    id: number,
    file: Uint8Array | string,
    name?: string,
    fileInfo?: FileInfo,
  ) => Promise<MediaFile>;
  /** Edits what the Media Library's dialog edits. */
  updateFile: (id: number, fileInfo: FileInfo) => Promise<MediaFile>;
  file: (id: number) => Promise<MediaFile>;
  /** A new admin user whose only role has exactly these permissions; a super admin may ask. */
  createUser: (permissions: Permission[]) => Promise<AdminClient>;
  token: () => Promise<string>;
  /** Forgets the session, so that the next request signs in again. */
  signOut: () => void;
}

export const SUPER_ADMIN: Credentials = { email: 'admin@example.com', password: 'Password-1234' };

export function createAdminClient(baseUrl: string, credentials = SUPER_ADMIN): AdminClient {
  let session: Promise<string> | undefined;
  const token = (): Promise<string> => (session ??= signIn(baseUrl, credentials));
  const http = createHttpClient({ baseUrl, token });

  const client: AdminClient = {
    ...http,
    credentials,
    token,
    signOut: () => {
      session = undefined;
    },
    tryUpload: async (file, name, fileInfo) =>
      http.post('/upload', await uploadForm(file, name, fileInfo)),
    upload: async (file, name, fileInfo) => {
      const [created] = ok(await client.tryUpload(file, name, fileInfo));
      if (!created) throw new Error('The upload answered without a file');
      return created;
    },
    replace: async (id, file, name, fileInfo) =>
      ok(await http.post<MediaFile>(`/upload?id=${id}`, await uploadForm(file, name, fileInfo))),
    updateFile: async (id, fileInfo) => {
      const form = new FormData();
      form.append('fileInfo', JSON.stringify(fileInfo));
      return ok(await http.post<MediaFile>(`/upload?id=${id}`, form));
    },
    file: async (id) => ok(await http.get<MediaFile>(`/upload/files/${id}`)),
    createUser: async (permissions) => {
      const created = await createUserWith(http, permissions);
      return createAdminClient(baseUrl, created);
    },
  };
  return client;
}

/** Registers the first super admin where there is none, else logs in. */
async function signIn(baseUrl: string, credentials: Credentials): Promise<string> {
  const http = createHttpClient({ baseUrl });
  const init = ok(await http.get<{ data: { hasAdmin: boolean } }>('/admin/init'));
  type Session = { data: { token: string } };
  const answer = init.data.hasAdmin
    ? await http.post<Session>('/admin/login', credentials)
    : await http.post<Session>('/admin/register-admin', {
        ...credentials,
        firstname: 'Ada',
        lastname: 'Admin',
      });
  return ok(answer).data.token;
}

let users = 0;

async function createUserWith(http: HttpClient, permissions: Permission[]): Promise<Credentials> {
  users += 1;
  const unique = `${Date.now().toString(36)}-${users}`;
  type Created = { data: { id: number } };
  const role = ok(
    await http.post<Created>('/admin/roles', { name: `Role ${unique}`, description: '' }),
  ).data;
  ok(
    await http.put(`/admin/roles/${role.id}/permissions`, {
      permissions: permissions.map((permission) =>
        typeof permission === 'string'
          ? { action: permission, subject: null, properties: {}, conditions: [] }
          : { subject: null, properties: {}, conditions: [], ...permission },
      ),
    }),
  );
  const credentials = { email: `user-${unique}@example.com`, password: SUPER_ADMIN.password };
  const user = ok(
    await http.post<Created>('/admin/users', {
      email: credentials.email,
      firstname: 'Uma',
      lastname: 'User',
      roles: [role.id],
    }),
  ).data;
  ok(await http.put(`/admin/users/${user.id}`, { password: credentials.password, isActive: true }));
  return credentials;
}
