import { describe, expect, it } from 'vitest';

import { isPrivateUrl } from '../../../server/src/controllers/warnings';

describe('isPrivateUrl', () => {
  it.each([
    'http://localhost:1337',
    'http://LOCALHOST',
    'http://app.localhost',
    'http://127.0.0.1:1337/path',
    'http://127.8.9.1',
    'http://0.0.0.0:1337',
    'http://10.1.2.3',
    'http://172.16.0.1',
    'http://172.31.255.255',
    'http://192.168.178.20',
    'http://169.254.1.1',
    'http://[::1]:1337',
    'http://[::]:1337',
    'http://[fd12:3456::1]',
    'http://[fe80::1]',
    'http://[::ffff:127.0.0.1]',
    'http://2130706433',
    'http://printer.local',
    'http://cms.internal',
    'http://strapi:1337',
    'https://cms.localhost.',
  ])('%s is known to this machine or its network only', (url) => {
    expect(isPrivateUrl(url)).toBe(true);
  });

  it.each([
    'https://cms.example.com',
    'https://localhost.example.com',
    'http://8.8.8.8',
    'http://172.15.0.1',
    'http://172.32.0.1',
    'http://192.169.0.1',
    'http://[2001:4860:4860::8888]',
    'https://internal.example.com',
    'https://10.example.com',
  ])('%s may be known to the world', (url) => {
    expect(isPrivateUrl(url)).toBe(false);
  });
});
