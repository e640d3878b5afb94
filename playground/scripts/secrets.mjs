// Writes playground/.env with random secrets, unless there is one. Strapi reads it when it starts.
import { randomBytes } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('../.env', import.meta.url));
const secret = () => randomBytes(24).toString('base64url');

if (!existsSync(file)) {
  const lines = [
    '# Made by scripts/secrets.mjs; not to be committed.',
    `APP_KEYS=${secret()},${secret()}`,
    `ADMIN_JWT_SECRET=${secret()}`,
    `API_TOKEN_SALT=${secret()}`,
    `TRANSFER_TOKEN_SALT=${secret()}`,
    `ENCRYPTION_KEY=${secret()}`,
    `JWT_SECRET=${secret()}`,
    '',
    '# The key of your own AltFrame account, to try the plugin with the real service:',
    '# ALTFRAME_API_KEY=',
    '',
  ];
  writeFileSync(file, lines.join('\n'), { mode: 0o600 });
}
