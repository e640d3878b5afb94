import { api, requests } from './api';

interface FolderNode {
  name: string;
  children?: FolderNode[];
}

/** The paths by name of a tree of folders, each parent before what is in it. */
export const folderPaths = (nodes: readonly FolderNode[], above = ''): string[] =>
  nodes.flatMap(({ name, children = [] }) => {
    const path = `${above}/${name}`;
    return [path, ...folderPaths(children, path)];
  });

const foldersApi = api.injectEndpoints({
  endpoints: (build) => ({
    /** Every folder of the media library, by its path: `/shop/summer`. */
    getMediaFolders: build.query<string[], void>({
      query: () => requests.mediaFolders(),
      transformResponse: ({ data }: { data: FolderNode[] }) => folderPaths(data),
      providesTags: ['AltTextFolders'],
    }),
  }),
});

export const { useGetMediaFoldersQuery } = foldersApi;
