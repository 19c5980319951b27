import type { TSESTree } from '@typescript-eslint/types';
import type { Implementations } from './implementations.js';
import type { FileScopes } from '../scopes/file-scopes.js';
import type { ClassNode, FunctionNode } from '../values/value.js';

/** The other files of a project, read when they are asked for. */
export interface Modules {
  /** The absolute path of a file that facts name. */
  absolute(path: string): string;
  /** The absolute path of the file that a module specifier means, seen from a file; null where it is not followed. */
  pathOf(from: string, specifier: string): string | null;
  /** A file by its absolute path; null where it cannot be read. May give another object when it is asked again. */
  load(path: string): FileScopes | null;
  /** The files of the package of a file that may say how something behaves wherever it is used. */
  settingUp?(of: string, what: SetUp): readonly string[];
  /** Which classes stand behind types; without it only those of one file are known. */
  readonly implementations?: Implementations;
}

/**
 * What is set up in one place for all others: a client gets interceptors, defaults or a retry, hooks a client of their own or
 * a configuration, a server its error handler.
 */
export const SET_UPS = ['clients', 'hooks', 'servers'] as const;
export type SetUp = (typeof SET_UPS)[number];

/** Which exports of other files may send a request. */
export interface Senders {
  sends(from: string, specifier: string, name: string): boolean;
  /** Whether a function or class of a file may send a request, itself or through others. */
  maySend(file: FileScopes, node: FunctionNode | ClassNode): boolean;
  /** Whether a call of a client is known to leave nothing of its answer to functions in other files. */
  isSettled(file: FileScopes, node: TSESTree.Node): boolean;
  /** Whether a function leaves its callers something of an answer, by the calls that lead from it to the client. */
  readonly handingUp: Map<string, boolean>;
}
