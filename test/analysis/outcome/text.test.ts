import { describeFacts } from '../describe-facts.js';

describeFacts('text', {
  'with the status is stringified': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) throw new Error(\`HTTP \${res.status}\`);
  return res.json();
}`,
    expected: { fate: 'stringified', at: [3] },
  },
  'with statusText is stringified': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) throw new Error(res.statusText);
  return res.json();
}`,
    expected: { fate: 'stringified', at: [3] },
  },
  'of String, toString, concat and join is stringified': {
    source: `
async function load() {
  const a = await fetch('/a');
  if (!a.ok) throw new Error(String(a.status));
  const b = await fetch('/b');
  if (!b.ok) throw new Error(b.status.toString());
  const c = await fetch('/c');
  if (!c.ok) throw new Error('HTTP '.concat(c.status));
  const d = await fetch('/d');
  if (!d.ok) throw new Error(['HTTP', d.status].join(' '));
  return [a, b, c, d].length;
}`,
    expected: [3, 5, 7, 9].map((line) => ({ fate: 'stringified', at: [line] })),
  },
  'in a log alone is stringified': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) {
    console.error(\`jobs: HTTP \${res.status}\`);
    return null;
  }
  return res.json();
}`,
    expected: { fate: 'stringified' },
  },
  'as a field of a log record alone is stringified': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) {
    console.error('jobs failed', { status: res.status });
    return [];
  }
  return res.json();
}`,
    expected: { fate: 'stringified' },
  },
  'handed to a setter of state is stringified': {
    filename: 'case.jsx',
    source: `
import { useState } from 'react';
export function Jobs() {
  const [error, setError] = useState(null);
  async function load() {
    const res = await fetch('/api/jobs');
    if (!res.ok) {
      setError(\`Request failed with \${res.status}\`);
      return;
    }
    await res.json();
  }
  return <button onClick={load}>{error}</button>;
}`,
    expected: { checked: 'yes', fate: 'stringified' },
  },
});
