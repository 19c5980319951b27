import { useState } from 'preact/hooks';

export function MonitorForm() {
  const [name, setName] = useState('');
  const [notice, setNotice] = useState('');

  const save = async (event: Event) => {
    event.preventDefault();
    const res = await fetch('/api/monitors', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ name, models: ['gpt', 'claude', 'gemini'] }),
    });
    if (res.status === 402) {
      setNotice('Your plan has no monitors left. Choose another plan to add one.');
    } else if (!res.ok) {
      setNotice('The monitor was not saved.');
    } else {
      const { monitor } = await res.json();
      setNotice(`${monitor.name} is watched.`);
    }
  };

  return (
    <form onSubmit={save}>
      <input value={name} onInput={(event) => setName(event.currentTarget.value)} />
      <button>Watch</button>
      <p>{notice}</p>
    </form>
  );
}
