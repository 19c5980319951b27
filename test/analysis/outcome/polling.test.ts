import { describeFacts } from '../describe-facts.js';

describeFacts('polling', {
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
