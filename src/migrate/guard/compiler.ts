import { realpathSync } from 'node:fs';
import path from 'node:path';
import { Project, ts } from 'ts-morph';

/** One type error. */
export interface TypeError {
  /** The absolute path of its file, links resolved. */
  file: string;
  /** In the text that was checked. */
  offset: number;
  line: number;
  code: number;
  /** What it says on its first line, cut where types are long, with its code. */
  text: string;
}

/** The files of one tsconfig with whatever texts they shall have. */
export class Compiler {
  private builder: ts.SemanticDiagnosticsBuilderProgram | undefined;
  private readonly host: ts.CompilerHost;
  private readonly parsed = new Map<string, { text: string; file: ts.SourceFile }>();
  private files: ReadonlySet<string> = new Set();
  private texts: ReadonlyMap<string, string> = new Map();

  constructor(private readonly config: CompilerConfig) {
    this.host = this.makeHost();
  }

  /**
   * The errors of all files that are not installed, as they are with these texts in place of those on disk. What an
   * edit does not concern is not checked again.
   */
  errors(texts: ReadonlyMap<string, string>): TypeError[] {
    this.texts = texts;
    const builder = this.build();
    const program = builder.getProgram();
    const found: ts.Diagnostic[] = [
      ...builder.getSyntacticDiagnostics(),
      // Of all files at once: that is how it finds out which of them a change concerns.
      ...builder.getSemanticDiagnostics(),
    ];
    // Of inferred types that an export cannot name; only files that were changed are asked, since all is made anew.
    if (this.config.options.declaration === true)
      for (const file of builder.getSourceFiles())
        if (texts.has(file.fileName)) found.push(...program.getDeclarationDiagnostics(file));
    return found.flatMap((one) => {
      const { file, category } = one;
      if (file === undefined || category !== ts.DiagnosticCategory.Error) return [];
      const isForeign = file.isDeclarationFile || program.isSourceFileFromExternalLibrary(file);
      return isForeign ? [] : [typeErrorOf(one, file)];
    });
  }

  /** Let its program go; it is made anew when it is asked again. */
  release(): void {
    this.builder = undefined;
    this.parsed.clear();
  }

  /** Whether a file belongs to it, by its own list or since others import it. */
  has(file: string): boolean {
    if (this.config.files.has(file)) return true;
    if (this.files.size === 0) this.build();
    return this.files.has(file);
  }

  /** The files that a file imports, as far as they belong to the program that was checked last. */
  importsOf(file: string): string[] {
    const source = (this.builder ?? this.build()).getProgram().getSourceFile(file);
    if (source === undefined) return [];
    return ts.preProcessFile(source.text, true, true).importedFiles.flatMap(({ fileName }) => {
      const { resolvedModule } = ts.resolveModuleName(
        fileName,
        file,
        this.config.options,
        this.host,
      );
      return resolvedModule === undefined ? [] : [resolvedModule.resolvedFileName];
    });
  }

  private build(): ts.SemanticDiagnosticsBuilderProgram {
    this.builder = ts.createSemanticDiagnosticsBuilderProgram(
      [...this.config.files],
      this.config.options,
      this.host,
      this.builder,
    );
    this.files = new Set(this.builder.getSourceFiles().map(({ fileName }) => fileName));
    return this.builder;
  }

  private makeHost(): ts.CompilerHost {
    const { options } = this.config;
    const host = ts.createCompilerHost(options, true);
    const libraries = bundledLibraries();
    const textOf = (file: string): string | undefined =>
      this.texts.get(file) ?? libraries(file) ?? ts.sys.readFile(file);
    return {
      ...host,
      readFile: textOf,
      getDefaultLibFileName: (settings) => `${LIBRARIES}/${ts.getDefaultLibFileName(settings)}`,
      getDefaultLibLocation: () => LIBRARIES,
      writeFile: () => undefined,
      getSourceFile: (file, language) => {
        const text = textOf(file);
        if (text === undefined) return undefined;
        const known = this.parsed.get(file);
        if (known?.text === text) return known.file;
        const made = ts.createSourceFile(file, text, language, true);
        // By which the builder knows what has changed.
        Object.assign(made, { version: ts.sys.createHash?.(text) ?? text });
        this.parsed.set(file, { text, file: made });
        return made;
      },
    };
  }
}

/** A tsconfig as the check uses it. */
export interface CompilerConfig {
  path: string;
  /** With links resolved. */
  files: ReadonlySet<string>;
  options: ts.CompilerOptions;
  /** Absolute paths of the configurations that it refers to. */
  references: readonly string[];
}

/**
 * Read a tsconfig; null where it cannot be read at all. What is only about output is switched off.
 *
 * @param before6 whether the project has an older TypeScript, whose defaults were others
 */
export function readCompilerConfig(config: string, before6: boolean): CompilerConfig | null {
  const parsed = ts.getParsedCommandLineOfConfigFile(
    config,
    { noEmit: true, skipLibCheck: true, incremental: false, composite: false },
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined },
  );
  if (parsed === undefined) return null;
  const { options, fileNames, projectReferences = [] } = parsed;
  delete options.tsBuildInfoFile;
  delete options.emitDeclarationOnly;
  if (before6) {
    options.strict ??= false;
    options.types ??= ['*'];
  }
  return {
    path: config,
    files: new Set(fileNames.map(realPath)),
    options,
    references: projectReferences.map((one) => ts.resolveProjectReferencePath(one)),
  };
}

/** The path without links; the path itself where nothing is there. */
export function realPath(file: string): string {
  try {
    return realpathSync(file).split(path.sep).join('/');
  } catch {
    return file;
  }
}

/** Where ts-morph keeps the declarations of the language, in memory. */
const LIBRARIES = '/node_modules/typescript/lib';

function bundledLibraries(): (file: string) => string | undefined {
  const host = new Project().getModuleResolutionHost();
  return (file) => (file.startsWith(`${LIBRARIES}/lib.`) ? host.readFile(file) : undefined);
}

const MOST_TEXT = 200;

function typeErrorOf({ code, messageText, start = 0 }: ts.Diagnostic, file: ts.SourceFile) {
  const text = ts.flattenDiagnosticMessageText(messageText, '\n').split('\n', 1)[0] ?? '';
  return {
    file: file.fileName,
    offset: start,
    line: file.getLineAndCharacterOfPosition(start).line + 1,
    code,
    text: `TS${code}: ${text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)}…` : text}`,
  };
}
