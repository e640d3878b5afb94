import { api, requests } from './api';

/** A folder of Strapi's media library, with those in it. */
export interface FolderNode {
  id: number;
  name: string;
  children: FolderNode[];
}

const foldersApi = api.injectEndpoints({
  endpoints: (build) => ({
    getAltTextFolders: build.query<FolderNode[], void>({
      query: () => requests.folders(),
      transformResponse: (answer: { data: FolderNode[] }) => answer.data,
    }),
  }),
});

export const { useGetAltTextFoldersQuery } = foldersApi;
