import type { Comment } from 'oxc-parser';
import { parseFile, type ParseFailure } from '../parse.js';
import { FileScopes } from '../scopes/file-scopes.js';

/** A file with its scopes, or its first syntax error. */
export type OpenedFile =
  { ok: true; file: FileScopes; comments: readonly Comment[] } | ParseFailure;

/**
 * How much source text is kept with its syntax tree, in UTF-16 units. A tree takes some fifty times as much; what was
 * let go is parsed again when it is asked for.
 */
const MOST_TEXT = 2_000_000;

/** Parsed files, of which those that nobody asked for lately are let go. */
export class ParsedFiles {
  private readonly kept = new Map<string, { text: string; opened: OpenedFile }>();
  private size = 0;

  /**
   * Parse a file, unless it is kept as it is.
   *
   * @param key the absolute path
   * @param path as it shall stand in facts
   */
  open(key: string, path: string, text: string): OpenedFile {
    const known = this.kept.get(key);
    if (known?.text === text) {
      this.kept.delete(key);
      this.kept.set(key, known);
      return known.opened;
    }
    if (known !== undefined) this.release(key);
    const opened = opens(path, text);
    this.kept.set(key, { text, opened });
    this.size += text.length;
    for (const oldest of this.kept.keys()) {
      if (this.size <= MOST_TEXT || oldest === key) break;
      this.release(oldest);
    }
    return opened;
  }

  /** What is kept of a file, whatever its text is by now. */
  peek(key: string): OpenedFile | undefined {
    const known = this.kept.get(key);
    if (known === undefined) return undefined;
    this.kept.delete(key);
    this.kept.set(key, known);
    return known.opened;
  }

  /** Let a file go that has changed. */
  forget(key: string): void {
    if (this.kept.has(key)) this.release(key);
  }

  private release(key: string): void {
    this.size -= this.kept.get(key)?.text.length ?? 0;
    this.kept.delete(key);
  }
}

function opens(path: string, text: string): OpenedFile {
  const parsed = parseFile(path, text);
  if (!parsed.ok) return parsed;
  const { ast, scopeManager, text: source } = parsed.file;
  return {
    ok: true,
    file: new FileScopes(path, source, ast, scopeManager),
    comments: parsed.comments,
  };
}
