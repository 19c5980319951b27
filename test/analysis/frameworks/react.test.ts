import { describeFacts } from '../describe-facts.js';

const LOAD = `
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) throw Object.assign(new Error('failed'), { status: res.status });
  return res.json();
}`;

describeFacts('an effect', {
  'is where a rejection is told apart': {
    filename: 'case.jsx',
    source: `
import { useEffect } from 'react';
${LOAD}
function show(error) {
  if (error.status === 402) pay();
  else if (error.status === 429) wait();
  else fail();
}
export function Jobs() {
  useEffect(() => {
    load().catch(show);
  }, []);
  return <p />;
}`,
    expected: { checked: 'yes', fate: 'distinguished' },
  },
  'may keep the error whole': {
    filename: 'case.jsx',
    source: `
import { useEffect, useState } from 'react';
${LOAD}
export function Jobs() {
  const [error, setError] = useState(null);
  useEffect(() => {
    load().catch(setError);
  }, []);
  return <p>{error?.message}</p>;
}`,
    expected: { checked: 'yes', fate: 'propagated' },
  },
});
