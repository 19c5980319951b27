import { isCancel, select } from '@clack/prompts';
import type { FileChange, SiteOutcome } from '../migrate/outcome.js';
import type { Colors } from '../report/colors.js';
import { colorDiff, unifiedDiff } from '../report/migrate-diff.js';
import { printable } from '../report/printable.js';
import { MigrationRefused } from './migrate-refusal.js';

type Answer = 'yes' | 'no' | 'file' | 'not-file' | 'all' | 'quit';

/** Asks of each site whether it is to be migrated, until one answer is for all that follow. */
export class Questions {
  private rest: boolean | null = null;
  private readonly files = new Map<string, boolean>();

  constructor(private readonly colors: Colors) {}

  async accept({ codemod, call }: SiteOutcome, alone: readonly FileChange[]): Promise<boolean> {
    const known = this.rest ?? this.files.get(call.file);
    if (known !== undefined) return known;
    for (const { file, before, after } of alone) {
      const diff = unifiedDiff({ path: file.path, before, after, hasMark: false });
      process.stdout.write(`${colorDiff(printableLines(diff), this.colors)}\n`);
    }
    const answer = await select<Answer>({
      message: `${codemod}: ${printable(`${call.file}:${call.line}:${call.column}`)}`,
      options: [
        { value: 'yes', label: 'Yes' },
        { value: 'no', label: 'No' },
        { value: 'file', label: 'Yes to this and the rest of the file' },
        { value: 'not-file', label: 'No to this and the rest of the file' },
        { value: 'all', label: 'Yes to this and all that follow' },
        { value: 'quit', label: 'No to this and all that follow' },
      ],
    });
    if (isCancel(answer)) throw new MigrationRefused('you ended it; nothing was written');
    switch (answer) {
      case 'yes':
        return true;
      case 'no':
        return false;
      case 'file':
        this.files.set(call.file, true);
        return true;
      case 'not-file':
        this.files.set(call.file, false);
        return false;
      case 'all':
        this.rest = true;
        return true;
      case 'quit':
        this.rest = false;
        return false;
    }
  }
}

/** Tabs stay: they are the code's own indentation. */
function printableLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.split('\t').map(printable).join('\t'))
    .join('\n');
}
