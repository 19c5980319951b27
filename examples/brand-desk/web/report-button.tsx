import { useState } from 'preact/hooks';

export function ReportButton() {
  const [error, setError] = useState('');
  const [size, setSize] = useState<number>();

  async function makeReport() {
    setError('');
    const res = await fetch('/api/reports', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
      body: JSON.stringify({ brief: 'What changed for our brand this month' }),
    });
    if (!res.ok) {
      setError('Something went wrong');
      return;
    }
    const report = await res.json();
    setSize(report.bytes);
  }

  return (
    <section>
      <button onClick={makeReport}>Make the report</button>
      {size !== undefined && <p>{size} bytes</p>}
      {error && <p role="alert">{error}</p>}
    </section>
  );
}
