import { Pagination } from '@strapi/strapi/admin';
import { Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';

import { useTranslation } from '../../hooks/useTranslation';
import { PAGE_SIZES } from './choices';
import type { AddressControl } from './useLibraryAddress';

interface Props {
  address: AddressControl;
  pageCount: number;
  total: number;
}

/**
 * The way through the pages. How many a page has is not chosen by Strapi’s own box: it writes the
 * filters into the address without escaping them.
 */
export function Pages({ address, pageCount, total }: Props) {
  const { t } = useTranslation();
  return (
    <Pagination.Root
      pageCount={pageCount}
      total={total}
      defaultPageSize={20}
      defaultPage={address.page}
    >
      <Flex gap={2}>
        <SingleSelect
          size="S"
          aria-label={t('library.pageSize')}
          value={address.pageSize}
          onChange={(pageSize) => address.show({ pageSize: Number(pageSize) })}
        >
          {PAGE_SIZES.map((size) => (
            <SingleSelectOption key={size} value={size}>
              {size}
            </SingleSelectOption>
          ))}
        </SingleSelect>
        <Typography textColor="neutral600" aria-hidden>
          {t('library.pageSize')}
        </Typography>
      </Flex>
      <Pagination.Links />
    </Pagination.Root>
  );
}
