import type { Codemod } from '../src/migrate/codemod.js';
import { axiosToClient } from './axios-to-client/index.js';
import { fetchToClient } from './fetch-to-client/index.js';
import type { CodemodOptions } from './options.js';

/** Every codemod, in the order in which `migrate all` runs them. */
export const CODEMODS: Readonly<Record<string, (options: CodemodOptions) => Codemod>> = {
  'fetch-to-client': fetchToClient,
  'axios-to-client': axiosToClient,
};
