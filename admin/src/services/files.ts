import { backendUrl } from './api';

/** The address of a stored file: those on the server's own disk are kept relative to it. */
export const fileUrl = (url: string): string => (url.startsWith('/') ? backendUrl(url) : url);
