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

const SWITCHED = (test: string): string => `
export function check(res, level) {
  if (${test}) console.error('failed', res.status);
}`;

const CHECKED = `
import { check } from './log.js';
export async function load(level) {
  const res = await fetch('/jobs');
  if (res.ok) return res.json();
  check(res, level);
  throw new Error('failed');
}`;

describeProjects('a log in a function of another file', {
  'that is switched off at some level keeps the status': {
    files: { 'case.js': CHECKED, 'log.js': SWITCHED('level > 2') },
    expected: { fate: 'stringified' },
  },
  'that is written only if other code threw keeps nothing': {
    files: {
      'case.js': CHECKED,
      'log.js': `
export function check(res) {
  try {
    note();
  } catch {
    console.error('failed', res.status);
  }
}`,
    },
    expected: { fate: 'lost' },
  },
  'that is written of one status keeps no other': {
    files: { 'case.js': CHECKED, 'log.js': SWITCHED('res.status === 402') },
    expected: { 402: 'distinguished', 429: 'lost' },
  },
  'that is written of large statuses keeps no other': {
    files: { 'case.js': CHECKED, 'log.js': SWITCHED('res.status >= 410') },
    expected: { 402: 'lost', 429: 'stringified' },
  },
});
