import { describeFacts } from '../describe-facts.js';

describeFacts('markup', {
  'tells a status apart in what it shows': {
    filename: 'case.jsx',
    source: `
export async function Page() {
  const res = await fetch('/a');
  return (
    <main>
      {res.status === 402 ? <Pay /> : res.status === 429 ? <Wait /> : null}
      {res.ok && <List items={await res.json()} />}
    </main>
  );
}`,
    expected: { checked: 'yes', fate: 'distinguished', at402: [5], at429: [5] },
  },
  'shows a status as a text': {
    filename: 'case.jsx',
    source: `
export async function Page() {
  const res = await fetch('/a');
  if (!res.ok) return <p title="failed">Failed: {res.status}</p>;
  return <List items={await res.json()} />;
}`,
    expected: { checked: 'yes', fate: 'stringified', at: [3] },
  },
  'hands a status to a component, which may tell it apart': {
    filename: 'case.jsx',
    source: `
export async function Page() {
  const res = await fetch('/a');
  if (!res.ok) return <Failure status={res.status} />;
  return <List items={await res.json()} />;
}`,
    expected: { checked: 'yes', fate: 'unknown' },
  },
  'says only that something failed': {
    filename: 'case.jsx',
    source: `
export async function Page() {
  const res = await fetch('/a');
  if (!res.ok) return <Failure title="failed" />;
  return <List items={await res.json()} />;
}`,
    expected: { checked: 'yes', fate: 'lost', at: [3] },
  },
  'that is large does not end the analysis': {
    filename: 'case.jsx',
    source: `
export async function Page() {
  const res = await fetch('/a');
  if (!res.ok) throw new Error('failed');
  return <p>${'<b>{one(two(three))}</b>'.repeat(2000)}</p>;
}`,
    expected: { checked: 'yes', fate: 'lost' },
  },
});

describeFacts('a function that throws for the framework', {
  'ends the way of the failure': {
    filename: 'case.jsx',
    source: `
import { notFound } from 'next/navigation';
export async function Page() {
  const res = await fetch('/a');
  if (!res.ok) notFound();
  return <List items={await res.json()} />;
}`,
    expected: { checked: 'yes', fate: 'lost', at: [4] },
  },
  'may be handed the status': {
    source: `
import { error } from '@sveltejs/kit';
export async function load() {
  const res = await fetch('https://api.acme.test/a');
  if (!res.ok) error(res.status, 'failed');
  return res.json();
}`,
    expected: { checked: 'yes', fate: 'propagated' },
  },
});
