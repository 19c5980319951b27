import type { Config } from './config.js';

export type { Config } from './config.js';

/**
 * What `unhappy-path.config.{js,mjs,ts}` exports by default, as it is: editors complete it, and the compiler checks it.
 *
 * @example export default defineConfig({ scope: 'all', rules: { 'require-request-id': 'warn' } });
 */
export function defineConfig(config: Config): Config {
  return config;
}
