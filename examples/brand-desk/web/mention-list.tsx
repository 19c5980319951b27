import axios from 'axios';
import { useState } from 'preact/hooks';

interface Mention {
  text: string;
  label: string;
}

export function MentionList() {
  const [mentions, setMentions] = useState<Mention[]>([]);
  const [error, setError] = useState<string | null>(null);

  async function read(text: string) {
    try {
      const { data } = await axios.post<Mention[]>('/api/mentions', { text });
      setMentions(data);
    } catch (err) {
      setError((err as Error).message);
    }
  }

  return (
    <section>
      <textarea onChange={(event) => read(event.currentTarget.value)} />
      {error && <p role="alert">{error}</p>}
      {mentions.map((mention) => (
        <span key={mention.text}>
          {mention.text}: {mention.label}
        </span>
      ))}
    </section>
  );
}
