import { describeProjects } from '../describe-facts.js';

const LOG = `
export function report(details) { navigator.sendBeacon('/log', JSON.stringify(details)); }
export const telemetry = { send: report };`;

const failing = (imports: string, log: string): string => `
import ${imports} from './log.js';
export async function load() {
  const res = await fetch('/jobs');
  if (!res.ok) {
    ${log}
    throw new Error('failed ' + res.status);
  }
  return res.json();
}`;

const ID = `res.headers.get('x-request-id')`;

describeProjects('a function of another file that the settings name as a logger', {
  'logs what it is given': {
    settings: { loggers: ['report'] },
    files: { 'case.js': failing('{ report }', `report({ id: ${ID} });`), 'log.js': LOG },
    expected: { requestId: 'logged' },
  },
  'logs under another name': {
    settings: { loggers: ['report'] },
    files: { 'case.js': failing('{ report as tell }', `tell(${ID});`), 'log.js': LOG },
    expected: { requestId: 'logged' },
  },
  'logs as a member of all that its file exports': {
    settings: { loggers: ['report'] },
    files: { 'case.js': failing('* as log', `log.report(${ID});`), 'log.js': LOG },
    expected: { requestId: 'logged' },
  },
  'logs as a method': {
    settings: { loggers: ['telemetry'] },
    files: { 'case.js': failing('{ telemetry as t }', `t.send(${ID});`), 'log.js': LOG },
    expected: { requestId: 'logged' },
  },
  'does not log where nobody names it': {
    files: { 'case.js': failing('{ report }', `report(${ID});`), 'log.js': LOG },
    expected: { requestId: 'propagated' },
  },
});
