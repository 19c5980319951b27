import { useState } from 'react';

export function Create() {
  const [name, setName] = useState('');
  const create = async () => {
    const res = await fetch('https://api.pyramid-ai.com/api/v2/projects', {
      method: 'POST',
      body: JSON.stringify({ name }),
    });
    if (!res.ok) throw Object.assign(new Error('failed'), { status: res.status });
  };
  return (
    <form onSubmit={() => void create()}>
      <input onChange={(event) => setName(event.target.value)} />
    </form>
  );
}
