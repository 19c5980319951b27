import { describeFacts } from '../describe-facts.js';

describeFacts('superagent', {
  'rejects a failure': {
    source: `
import superagent from 'superagent';
export const load = async () => (await superagent.get('https://api.acme.test/jobs')).body;`,
    expected: { client: 'superagent', method: 'GET', checked: 'throws', fate: 'propagated' },
  },
  'with ok that lets all pass leaves the status to the caller': {
    source: `
import superagent from 'superagent';
export async function load() {
  const res = await superagent.get('/jobs').ok(() => true);
  return res.body;
}`,
    expected: { checked: 'no', fate: 'unchecked' },
  },
  'with ok that lets some pass leaves these to the caller': {
    source: `
import superagent from 'superagent';
export async function load() {
  const res = await superagent.get('/jobs').ok((res) => res.ok || res.status === 402);
  return res.body;
}`,
    expected: { 402: 'unchecked', 429: 'propagated' },
  },
  'does not retry no times, and a callback may decide': {
    source: `
import superagent from 'superagent';
export const a = () => superagent.get('/a').retry(0);
export const b = () => superagent.get('/b').retry(2, (error) => mayRepeat(error));`,
    expected: [{ retry: null }, { retry: null }],
  },
  'retries where it is told to': {
    source: `
import superagent from 'superagent';
export const a = () => superagent.get('/a').retry(2);
export const b = () => superagent.get('/b');`,
    expected: [{ retry: { bounded: true, retryAfter: false } }, { retry: null }],
  },
  'is separated by the status of its error': {
    source: `
import superagent from 'superagent';
export async function load() {
  try {
    return (await superagent.get('/jobs')).body;
  } catch (error) {
    if (error.status === 402) return 'top up';
    return null;
  }
}`,
    expected: { 402: 'distinguished', 429: 'lost', at429: [7] },
  },
  'carries the key that its builder sets': {
    source: `
import superagent from 'superagent';
export const a = (key) => superagent.post('/a').set('Idempotency-Key', key).send({});
export const b = (key) => superagent.post('/b').send({}).set({ 'Idempotency-Key': key, Accept: 'x' });
export const c = () => superagent.post('/c').set('Accept', 'x').send({});
export const d = () => superagent.post('/d').set('Idempotency-Key', String(Date.now())).send({});`,
    expected: [{ key: 'present' }, { key: 'present' }, { key: 'absent' }, { key: 'unstable' }],
  },
});
