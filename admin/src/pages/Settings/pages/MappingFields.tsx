import {
  Box,
  Field,
  Flex,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';

import type { PageContentType, PageField } from '../../../../../server/src/contracts/pages';
import type { ProviderInfo } from '../../../../../server/src/contracts/providers';
import { Columns } from '../../../components/Columns';
import { useBoundField } from '../../../components/fields/FormField';
import { SelectField } from '../../../components/fields/SelectField';
import { TextField } from '../../../components/fields/TextField';
import { OrderedList } from '../../../components/OrderedList';
import { useTranslation } from '../../../hooks/useTranslation';
import { errorAt, rowError } from '../formErrors';
import { contentFields, fieldName, targetFields, titleFields } from './mapping';

interface Props {
  uid: string;
  type: PageContentType;
  providers: ProviderInfo[];
  refused: unknown;
}

interface PathProps {
  name: string;
  label: string;
  hint?: string;
  fields: PageField[];
}

/** One field of the content type, by its path; one that is gone stands there and says so. */
function PathSelect({ name, label, hint, fields }: PathProps) {
  const { t } = useTranslation();
  const { value } = useBoundField(name, '');
  const isGone = value !== '' && fields.every(({ path }) => path !== value);
  const choices = fields.map(({ path }) => ({ value: path, label: path }));
  const gone = { value, label: t('pages.fieldGone', { path: value }) };
  return (
    <SelectField
      name={name}
      label={label}
      hint={hint}
      placeholder={t('pages.field.placeholder')}
      choices={isGone ? [gone, ...choices] : choices}
      fallback=""
    />
  );
}

/** What a provider is sent of a page, in this order. */
function Content({ uid, type, refused }: Omit<Props, 'providers'>) {
  const { t } = useTranslation();
  const name = fieldName(uid, 'content');
  const { value: paths, disabled, setValue } = useBoundField<string[]>(name, []);
  const fields = contentFields(type);
  const unused = fields.filter(({ path }) => !paths.includes(path));
  const errors = errorAt(refused, 'content');
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Typography variant="pi" fontWeight="bold" textColor="neutral800" tag="h4">
        {t('pages.content')}
      </Typography>
      {paths.length === 0 ? (
        <Typography textColor="neutral600">{t('pages.content.empty')}</Typography>
      ) : (
        <OrderedList
          label={t('pages.content')}
          items={paths.map((path, index) => ({
            id: path,
            label: path,
            detail: fields.find((field) => field.path === path)?.type ?? t('pages.gone'),
            error: rowError(errors, index),
          }))}
          disabled={disabled}
          onChange={setValue}
        />
      )}
      <Field.Root hint={t('pages.content.hint')}>
        <Field.Label>{t('pages.content.add')}</Field.Label>
        <SingleSelect
          value=""
          placeholder={t('pages.field.placeholder')}
          disabled={disabled || unused.length === 0}
          onChange={(path) => setValue([...paths, String(path)])}
        >
          {unused.map(({ path }) => (
            <SingleSelectOption key={path} value={path}>
              {path}
            </SingleSelectOption>
          ))}
        </SingleSelect>
        <Field.Hint />
      </Field.Root>
    </Flex>
  );
}

/** Radix knows no empty value. */
const FIRST = '*';

/** Who writes; without a choice the first of the order that can. */
function Writer({ uid, providers }: Pick<Props, 'uid' | 'providers'>) {
  const { t } = useTranslation();
  const name = fieldName(uid, 'provider');
  const { value, disabled, setValue } = useBoundField<string | undefined>(name, undefined);
  return (
    <Field.Root hint={t('pages.provider.hint')}>
      <Field.Label>{t('pages.provider')}</Field.Label>
      <SingleSelect
        value={value ?? FIRST}
        disabled={disabled}
        onChange={(id) => setValue(id === FIRST ? undefined : String(id))}
      >
        <SingleSelectOption value={FIRST}>{t('pages.provider.first')}</SingleSelectOption>
        {providers
          .filter(({ canDescribePages }) => canDescribePages)
          .map(({ id, name: label }) => (
            <SingleSelectOption key={id} value={id}>
              {label}
            </SingleSelectOption>
          ))}
      </SingleSelect>
      <Field.Hint />
    </Field.Root>
  );
}

/** The fields of a content type that are read, and those that are written. */
export function MappingFields({ uid, type, providers, refused }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <Columns>
        <PathSelect
          name={fieldName(uid, 'title')}
          label={t('pages.readTitle')}
          hint={t('pages.readTitle.hint')}
          fields={titleFields(type)}
        />
        <TextField
          name={fieldName(uid, 'keyword')}
          label={t('pages.keyword')}
          hint={t('pages.keyword.hint', { example: '{{entry.category}}' })}
          optional
        />
      </Columns>
      <Box>
        <Content uid={uid} type={type} refused={refused} />
      </Box>
      <Columns>
        <PathSelect
          name={fieldName(uid, 'metaTitle')}
          label={t('pages.metaTitle')}
          fields={targetFields(type)}
        />
        <PathSelect
          name={fieldName(uid, 'metaDescription')}
          label={t('pages.metaDescription')}
          fields={targetFields(type)}
        />
        <Writer uid={uid} providers={providers} />
      </Columns>
    </>
  );
}
