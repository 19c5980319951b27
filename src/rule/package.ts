import { createRequire } from 'node:module';

interface PackageJson {
  name: string;
  version: string;
  homepage: string;
  repository: { url: string };
}

// By the package's own name, so that the source tree and `dist` find the same file.
const { name, version, homepage, repository } = createRequire(import.meta.url)(
  'unhappy-path/package.json',
) as PackageJson;

export const PACKAGE_NAME = name;
export const PACKAGE_VERSION = version;
export const HOMEPAGE = homepage;

const REPOSITORY = repository.url.replace(/^git\+/, '').replace(/\.git$/, '');

/** The address of a rule's page. */
export function ruleUrl(rule: string): string {
  return `${REPOSITORY}/blob/main/docs/rules/${rule}.md`;
}
