import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';

const Finding = v.object({
  file: v.string(),
  line: v.number(),
  column: v.number(),
  rule: v.string(),
  severity: v.picklist(['error', 'warn']),
  message: v.string(),
});

/** What the action needs of the JSON report; docs/formats.md has the whole. */
const Report = v.object({
  findings: v.array(Finding),
  summary: v.object({
    errors: v.number(),
    warnings: v.number(),
    comparison: v.nullish(v.object({ known: v.number() }), null),
  }),
});

/** A finding as the JSON report has it. */
export type ReportedFinding = v.InferOutput<typeof Finding>;

/** The files that a run writes, all in one folder. */
export interface ReportFiles {
  json: string;
  markdown: string;
  sarif: string;
}

/** Where in a folder the reports of a run are. */
export function reportFiles(folder: string): ReportFiles {
  const named = (ending: string): string => path.join(folder, `unhappy-path.${ending}`);
  return { json: named('json'), markdown: named('md'), sarif: named('sarif') };
}

/** Null where the run wrote no report, because it could not begin. */
export function readReport(file: string): v.InferOutput<typeof Report> | null {
  const text = readText(file);
  return text === null ? null : v.parse(Report, JSON.parse(text));
}

/** Null where there is no such file. */
export function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
