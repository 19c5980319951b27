import { useState } from 'preact/hooks';

async function postJson(path: string, body: unknown) {
  const res = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { ok: res.ok, status: res.status, data: await res.json() };
}

export function ClaimCheck() {
  const [claim, setClaim] = useState('');
  const [verdict, setVerdict] = useState('');

  async function check() {
    const answer = await postJson('/api/claims', { claim });
    if (answer.status === 429) {
      setVerdict('Many claims are being checked: try again in a minute.');
    } else if (!answer.ok) {
      setVerdict('The claim could not be checked.');
    } else {
      setVerdict(answer.data.verdict);
    }
  }

  return (
    <section>
      <input value={claim} onInput={(event) => setClaim(event.currentTarget.value)} />
      <button onClick={check}>Check</button>
      <p>{verdict}</p>
    </section>
  );
}
