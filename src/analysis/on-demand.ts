import { createRequire } from 'node:module';
import type * as ScopeManager from '@typescript-eslint/scope-manager';
import type * as OxcParser from 'oxc-parser';
import type * as OxcResolver from 'oxc-resolver';
import type * as Tinyglobby from 'tinyglobby';

// Linters load the plugin with every configuration that names it, and some of these packages are native code.
const require = createRequire(import.meta.url);

/** The parser, loaded when something is parsed. */
export function oxcParser(): typeof OxcParser {
  return require('oxc-parser') as typeof OxcParser;
}

/** A resolver of modules, loaded when something is resolved. */
export function newResolver(options: OxcResolver.NapiResolveOptions): OxcResolver.ResolverFactory {
  const { ResolverFactory } = require('oxc-resolver') as typeof OxcResolver;
  return new ResolverFactory(options);
}

/** The analysis of scopes, loaded with the first file that is parsed here. */
export function scopeManager(): typeof ScopeManager {
  return require('@typescript-eslint/scope-manager') as typeof ScopeManager;
}

/** Patterns of paths, loaded where a workspace names its packages by some. */
export function tinyglobby(): typeof Tinyglobby {
  return require('tinyglobby') as typeof Tinyglobby;
}
