import { describeFacts } from '../describe-facts.js';

describeFacts('polling', {
  'says nothing of a failure that only some of its rounds put into a text': {
    source: `
async function load(quiet) {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const res = await fetch('/jobs');
    if (res.ok) return await res.json();
    if (!quiet) console.error('HTTP ' + res.status);
  }
  return null;
}`,
    expected: { checked: 'yes', fate: 'unknown' },
  },
  'is quiet where a timer asks again': {
    source: `
function watch(id, show) {
  const timer = setInterval(async () => {
    const res = await fetch('/jobs/' + id);
    if (!res.ok) return;
    const job = await res.json();
    show(job);
    if (job.status === 'done') clearInterval(timer);
  }, 1000);
}`,
    expected: { checked: 'yes', fate: 'unknown' },
  },
  'is quiet where a loop without end asks again': {
    source: `
async function waitFor(id) {
  while (true) {
    const res = await fetch('/jobs/' + id);
    if (res.ok) {
      const job = await res.json();
      if (job.status === 'done') return job;
    }
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}`,
    expected: { checked: 'yes', fate: 'unknown' },
  },
  'is told from a loop that gives up': {
    source: `
async function waitFor(id) {
  for (;;) {
    const res = await fetch('/jobs/' + id);
    if (!res.ok) throw new Error('failed');
    const job = await res.json();
    if (job.status === 'done') return job;
  }
}`,
    expected: { checked: 'yes', fate: 'lost', at: [4], retry: null },
  },
});
