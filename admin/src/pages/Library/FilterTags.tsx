import { Flex, Tag, TextButton } from '@strapi/design-system';
import { Cross } from '@strapi/icons';

import { useTranslation } from '../../hooks/useTranslation';
import type { AddressControl } from './useLibraryAddress';
import { useFilterWords } from './useFilterWords';

interface Props {
  address: AddressControl;
  /** Where the focus goes once a tag is gone. */
  onGone: () => void;
}

/** The filters in force; each can be taken away by itself, or all at once. */
export function FilterTags({ address, onGone }: Props) {
  const { t } = useTranslation();
  const tags = useFilterWords(address.filters);
  if (tags.length === 0) return null;
  return (
    <Flex gap={2} wrap="wrap" role="group" aria-label={t('library.filters.active')}>
      {tags.map(({ name, words }) => (
        <Tag
          key={name}
          icon={<Cross aria-hidden />}
          label={t('library.filters.remove', { filter: words })}
          onClick={() => {
            address.setFilters({ [name]: undefined });
            onGone();
          }}
        >
          {words}
        </Tag>
      ))}
      <TextButton
        onClick={() => {
          address.clearFilters();
          onGone();
        }}
      >
        {t('library.filters.clear')}
      </TextButton>
    </Flex>
  );
}
