import { describeFacts } from '../describe-facts.js';

describeFacts('several calls', {
  'are no in Promise.all': {
    source: `
async function load() {
  const [a, b] = await Promise.all([fetch('/a'), fetch('/b')]);
  return [await a.json(), await b.json()];
}`,
    expected: [
      { checked: 'no', fate: 'unchecked' },
      { checked: 'no', fate: 'unchecked' },
    ],
  },
  'each count for themselves in Promise.all': {
    source: `
async function load() {
  const [a, b] = await Promise.all([fetch('/a'), fetch('/b')]);
  if (!a.ok) throw new Error('failed');
  return [await a.json(), await b.json()];
}`,
    expected: [
      { checked: 'yes', fate: 'lost' },
      { checked: 'no', fate: 'unchecked' },
    ],
  },
  'are yes where Promise.all settles what the mapping checked': {
    source: `
async function load(ids) {
  return Promise.all(
    ids.map(async (id) => {
      const res = await fetch('/api/jobs/' + id);
      if (!res.ok) throw new Error('failed');
      return res.json();
    }),
  );
}`,
    expected: { checked: 'yes', fate: 'lost', at: [5] },
  },
  'are no in Promise.allSettled, whose status is not that of HTTP': {
    source: `
async function load() {
  const [result] = await Promise.allSettled([fetch('/a')]);
  if (result.status !== 'fulfilled') return null;
  return result.value.json();
}`,
    expected: { checked: 'no', fate: 'unchecked' },
  },
  'are yes in Promise.race': {
    source: `
async function load(timeout) {
  const res = await Promise.race([fetch('/a'), timeout]);
  if (!res.ok) throw new Error('failed');
  return res.json();
}`,
    expected: { checked: 'yes', fate: 'lost', at: [3] },
  },
  'are no attempts in a loop over items': {
    source: `
async function load(ids) {
  const found = [];
  for (const id of ids) {
    const res = await fetch('/api/jobs/' + id);
    if (!res.ok) continue;
    found.push(await res.json());
  }
  return found;
}`,
    expected: { checked: 'yes', fate: 'lost', retry: null },
  },
  'are no in a loop that checks only the first': {
    source: `
async function load(ids) {
  const first = await fetch('/api/jobs/0');
  if (!first.ok) throw new Error('failed');
  const found = [await first.json()];
  for (const id of ids) {
    const res = await fetch('/api/jobs/' + id);
    found.push(await res.json());
  }
  return found;
}`,
    expected: [
      { checked: 'yes', fate: 'lost' },
      { checked: 'no', fate: 'unchecked' },
    ],
  },
});
