import { describeFacts } from '../describe-facts.js';

describeFacts('an assertion of the file', {
  'is yes where it throws': {
    source: `
function assertOk(res) {
  if (!res.ok) throw new Error('failed');
}
async function load() {
  const res = await fetch('/api/jobs');
  assertOk(res);
  return res.json();
}`,
    expected: { checked: 'yes', fate: 'lost', at: [2] },
  },
  'is yes where it is awaited': {
    source: `
async function assertOk(res) {
  if (!res.ok) throw new Error('failed');
}
async function load() {
  const res = await fetch('/api/jobs');
  await assertOk(res);
  return res.json();
}`,
    expected: { checked: 'yes', fate: 'lost', at: [2] },
  },
  'is yes where it stands in a then chain': {
    source: `
function checked(res) {
  if (res.status >= 200 && res.status < 300) return res;
  throw new Error('failed');
}
const load = () => fetch('/api/jobs').then(checked).then((res) => res.json());`,
    expected: { checked: 'yes', fate: 'lost', at: [3] },
  },
  'is yes where it gives a boolean that is tested': {
    source: `
const isFine = (res) => res.status < 400;
async function load() {
  const res = await fetch('/api/jobs');
  if (!isFine(res)) throw new Error('failed');
  return res.json();
}`,
    expected: { checked: 'yes', fate: 'lost', at: [4] },
  },
  'is no where its boolean is not tested': {
    source: `
const isFine = (res) => res.status < 400;
async function load() {
  const res = await fetch('/api/jobs');
  isFine(res);
  return res.json();
}`,
    expected: { checked: 'no', fate: 'unchecked' },
  },
  'is no where it is called with something else': {
    source: `
function assertOk(res) {
  if (!res.ok) throw new Error('failed');
}
async function load(other) {
  const res = await fetch('/api/jobs');
  assertOk(other);
  return res.json();
}`,
    expected: { checked: 'no', fate: 'unchecked' },
  },
});
