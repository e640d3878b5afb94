import { useForm } from '@strapi/strapi/admin';
import { Flex, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';

import type { ProviderInfo } from '../../../../server/src/contracts/providers';
import type { Settings } from '../../../../server/src/contracts/settings';
import { Mark } from '../../components/Mark';
import { Section } from '../../components/Section';
import { useLanguageNames } from '../../hooks/useLanguageNames';
import { useTranslation } from '../../hooks/useTranslation';
import { type Cover, coverageOf } from './coverage';
import { useWarnings } from './Notices';
import { useLanguages } from './useLanguages';

/** What one provider does for one language. */
function CoverCell({ cover }: { cover: Cover }) {
  const { t } = useTranslation();
  const nameOf = useLanguageNames();
  if (cover.kind === 'notSpoken' || cover.kind === 'idle') {
    return (
      <Typography variant="pi" textColor="neutral600">
        {t(`coverage.${cover.kind}`)}
      </Typography>
    );
  }
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      {cover.kind === 'first' ? (
        <Mark>{t('coverage.first')}</Mark>
      ) : (
        <Typography variant="pi">{t('coverage.next')}</Typography>
      )}
      {cover.as !== null && (
        <Typography variant="pi" textColor="neutral600">
          {t('coverage.as', { language: nameOf(cover.as) })}
        </Typography>
      )}
    </Flex>
  );
}

/** Which chosen provider writes which language, as the form stands. */
export function LanguageCoverage({ providers }: { providers: ProviderInfo[] }) {
  const { t } = useTranslation();
  const nameOf = useLanguageNames();
  const values = useForm('LanguageCoverage', (form) => form.values as Settings);
  const { languages } = useLanguages();
  const warnings = useWarnings();
  const unreachable = new Set(
    warnings.flatMap(({ code, provider = '' }) =>
      code === 'images_unreachable' ? [provider] : [],
    ),
  );
  const { columns, rows } = coverageOf({ ...values, languages }, providers, unreachable);

  return (
    <Section title={t('coverage.title')} description={t('coverage.description')}>
      {columns.length === 0 ? (
        <Typography textColor="neutral600">{t('coverage.empty')}</Typography>
      ) : (
        <Table colCount={columns.length + 1} rowCount={rows.length + 1}>
          <Thead>
            <Tr>
              <Th scope="col">
                <Typography variant="sigma" textColor="neutral600">
                  {t('coverage.language')}
                </Typography>
              </Th>
              {columns.map(({ id, name, idle }, index) => (
                <Th key={id} scope="col">
                  <Flex direction="column" alignItems="flex-start" gap={1}>
                    <Typography variant="sigma" textColor="neutral600">
                      {t('coverage.column', { number: index + 1, name })}
                    </Typography>
                    {idle !== null && (
                      <Typography variant="pi" textColor="danger600">
                        {t(`coverage.${idle}`)}
                      </Typography>
                    )}
                  </Flex>
                </Th>
              ))}
            </Tr>
          </Thead>
          <Tbody>
            {rows.map(({ language, covers, isCovered }) => (
              <Tr key={language}>
                <Td>
                  <Flex direction="column" alignItems="flex-start" gap={1}>
                    <Typography fontWeight="semiBold">{nameOf(language)}</Typography>
                    {!isCovered && (
                      <Typography variant="pi" textColor="danger600">
                        {t('coverage.nobody')}
                      </Typography>
                    )}
                  </Flex>
                </Td>
                {covers.map((cover, index) => (
                  <Td key={columns[index]?.id}>
                    <CoverCell cover={cover} />
                  </Td>
                ))}
              </Tr>
            ))}
          </Tbody>
        </Table>
      )}
    </Section>
  );
}
