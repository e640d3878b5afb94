import { useQueryParams } from '@strapi/strapi/admin';

import type { TaskCode } from '../../../../../server/src/contracts/errors';
import type { TaskStatus } from '../../../../../server/src/contracts/tasks';

/** Some of a run's images: what came of them and why. */
export interface Group {
  status: TaskStatus;
  code?: TaskCode;
}

interface Query {
  status?: string;
  code?: string;
  page?: string;
}

interface OpenGroup {
  isOpen: (group: Group) => boolean;
  toggle: (group: Group) => void;
  page: number;
}

/** Which images of a run are shown; it stands in the address, as their page does. */
export function useOpenGroup(): OpenGroup {
  const [{ query }, setQuery] = useQueryParams<Query>();
  const isOpen = ({ status, code }: Group) => query.status === status && query.code === code;
  return {
    isOpen,
    page: Number(query.page ?? 1),
    toggle: (group) => {
      if (isOpen(group)) setQuery({ status: '', code: '', page: '' }, 'remove', true);
      else {
        const { status, code } = group;
        setQuery({ status, code, page: '1' } as Query, 'push', true);
      }
    },
  };
}
