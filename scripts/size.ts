import { builtInContracts } from '../src/client/contracts/index.js';
import { bundleSize, contractSize, CORE, WITH_OBEY } from './size/bundle-size.js';

// npm run size: what the client and others cost a web page, in bytes after minification and gzip.
const entries: [string, Promise<number>][] = [
  ['client, without a contract', bundleSize(CORE)],
  ['client with obey()', bundleSize(WITH_OBEY)],
  [
    'client with the contract pyramid',
    bundleSize(`${CORE} export { pyramid } from './src/client/apis/index.js';`),
  ],
  ['all that the package exports', bundleSize(`export * from './src/client/index.js';`)],
  ...builtInContracts.map(({ id }): [string, Promise<number>] => [
    `  contract ${id}`,
    contractSize(id),
  ]),
  ...['ky', 'wretch', 'axios', 'openapi-fetch'].map((name): [string, Promise<number>] => [
    name,
    bundleSize(`export { default } from '${name}';`),
  ]),
  ['ofetch', bundleSize(`export { ofetch } from 'ofetch';`)],
];
for (const [name, size] of entries)
  console.log(`${name.padEnd(36)}${String(await size).padStart(7)}`);
