import type { CheckFinding } from '../check/finding.js';
import type { Place } from '../facts/index.js';
import type { Diagnostic } from '../project/diagnostic.js';
import { ruleUrl } from '../rule/package.js';
import { joinWords } from '../rule/join-words.js';
import type { Surface } from './check-formats.js';
import type { CheckReport, CheckSources } from './check-report.js';
import { leftOutOf, totalOf } from './check-summary.js';
import { counted } from './counted.js';
import { codeHtml, messageHtml, textHtml } from './markdown-text.js';
import { printable } from './printable.js';
import { fileLink, linkTo, pathInRepository, type Repository } from './repository.js';

/** By which a later run finds the comment of an earlier one. */
const MARKER = '<!-- unhappy-path check -->';

/** GitHub refuses comments of more than 65,536 characters. */
const MOST_CHARACTERS = 65_000;

/** Room for the lines that say what does not fit. */
const ROOM_FOR_REST = 500;

/**
 * The findings as a comment on a pull request, in GitHub's Markdown: a block a file, and for each finding what is wrong
 * on one line, with what to do folded away. Cut with a note where it would be too long for a comment.
 */
export function formatCheckMarkdown(
  report: CheckReport,
  sources: CheckSources,
  { repository }: Pick<Surface, 'repository'>,
): string {
  const errors = report.diagnostics.filter(({ severity }) => severity === 'error');
  const head = [
    MARKER,
    `### ${iconOf(report)} unhappy-path: ${decapitalised(totalOf(report))}`,
    ...leftOutOf(report).map((line) => `<p>${textHtml(line)}</p>`),
    ...goneBlock(report),
  ].join('\n\n');

  let room = MOST_CHARACTERS - head.length - ROOM_FOR_REST;
  const failures: string[] = [];
  for (const diagnostic of errors) {
    const text = diagnosticLine(diagnostic, repository);
    if (text.length + 1 > room) break;
    room -= text.length + 1;
    failures.push(text);
  }

  const shown = new Map<CheckFinding, string>();
  const files = new Set<string>();
  // Where there is no room for all, errors come before warnings.
  for (const finding of [...bySeverity(report, 'error'), ...bySeverity(report, 'warn')]) {
    const text = findingBlock(finding, sources, repository);
    const cost =
      text.length +
      2 +
      (files.has(finding.file) ? 0 : fileLine(finding.file, repository).length + 2);
    if (cost > room) break;
    room -= cost;
    files.add(finding.file);
    shown.set(finding, text);
  }

  const blocks: string[] = [];
  let file: string | undefined;
  for (const finding of report.findings) {
    const text = shown.get(finding);
    if (text === undefined) continue;
    if (finding.file !== file) blocks.push(fileLine(finding.file, repository));
    file = finding.file;
    blocks.push(text);
  }
  return [
    head,
    ...(failures.length === 0 ? [] : [`**Not checked**\n\n${failures.join('\n')}`]),
    ...rest(errors.length - failures.length, 'file', 'that could not be checked'),
    ...blocks,
    ...rest(report.findings.length - shown.size, 'finding', 'without room in a comment'),
  ].join('\n\n');
}

/** Of findings that are gone; the rest is counted. */
const MOST_GONE = 20;

function goneBlock(report: CheckReport): string[] {
  const gone = report.comparison?.gone ?? [];
  if (gone.length === 0) return [];
  const items = gone
    .slice(0, MOST_GONE)
    .map((entry) => `<li>${textHtml(`${entry.file}: ${entry.call} `)}${codeHtml(entry.rule)}</li>`);
  if (gone.length > MOST_GONE) items.push(`<li>and ${String(gone.length - MOST_GONE)} more</li>`);
  return [`<details><summary>What is gone</summary>\n<ul>\n${items.join('\n')}\n</ul>\n</details>`];
}

function rest(count: number, noun: string, what: string): string[] {
  if (count === 0) return [];
  return [
    `… and **${counted(count, `more ${noun}`)}** ${what}; \`npx unhappy-path check\` shows all.`,
  ];
}

function bySeverity(
  { findings }: CheckReport,
  severity: CheckFinding['severity'],
): readonly CheckFinding[] {
  return findings.filter((finding) => finding.severity === severity);
}

function iconOf({ findings, coverage }: CheckReport): string {
  if (coverage.failedFiles > 0 || findings.some(({ severity }) => severity === 'error'))
    return '❌';
  return findings.length > 0 ? '⚠️' : '✅';
}

function decapitalised(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

function fileLine(file: string, repository: Repository): string {
  const name = codeHtml(pathInRepository(file, repository));
  return `<h4>${anchor(fileLink(file, repository), name)}</h4>`;
}

/** HTML without an empty line, in which Markdown means nothing. */
function findingBlock(
  finding: CheckFinding,
  sources: CheckSources,
  repository: Repository,
): string {
  const { file, line, column, endLine, rule, severity, places } = finding;
  const position = anchor(
    linkTo({ file, line, endLine }, repository),
    `${String(line)}:${String(column)}`,
  );
  const [wrong, ...remedy] = sentencesOf(printable(finding.message));
  const about = [
    ...(places.length === 0 ? [] : [placeLinks(finding, repository)]),
    ...callerCount(sources.callersOf(finding).length),
    anchor(ruleUrl(rule.slice(rule.indexOf('/') + 1)), codeHtml(rule)),
  ];
  return [
    `<details><summary>${severity === 'error' ? '❌' : '⚠️'} ${position} ${messageHtml(wrong ?? '')}</summary>`,
    `<p>${messageHtml(remedy.join(' '))}</p>`,
    `<p>${about.join(' · ')}</p>`,
    `</details>`,
  ]
    .filter((text) => text !== '<p></p>')
    .join('\n');
}

function callerCount(count: number): string[] {
  return count === 0 ? [] : [`concerns ${counted(count, 'caller')} too`];
}

function placeLinks({ file, places }: CheckFinding, repository: Repository): string {
  const links = places.map((place: Place) =>
    anchor(
      linkTo(place, repository),
      place.file === file
        ? `line ${String(place.line)}`
        : codeHtml(`${pathInRepository(place.file, repository)}:${String(place.line)}`),
    ),
  );
  return `at ${joinWords(links)}`;
}

function diagnosticLine({ file, line, message }: Diagnostic, repository: Repository): string {
  const place = line === null ? fileLink(file, repository) : linkTo({ file, line }, repository);
  const path = pathInRepository(file, repository);
  const name = line === null ? path : `${path}:${String(line)}`;
  return `<p>${anchor(place, codeHtml(name))}: ${textHtml(message)}</p>`;
}

function anchor(url: string, html: string): string {
  return `<a href="${url.replaceAll('&', '&amp;').replaceAll('"', '%22')}">${html}</a>`;
}

const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' });

function sentencesOf(message: string): string[] {
  return [...SENTENCES.segment(message)].map(({ segment }) => segment.trim());
}
