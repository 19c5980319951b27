import { useEffect, useState } from 'preact/hooks';

interface Monitor {
  id: string;
  name: string;
}

export function MonitorList() {
  const [monitors, setMonitors] = useState<Monitor[]>([]);

  useEffect(() => {
    const timer = setInterval(async () => {
      const res = await fetch('/api/monitors');
      if (res.ok) {
        setMonitors(await res.json());
      }
    }, 15_000);
    return () => clearInterval(timer);
  }, []);

  return (
    <ul>
      {monitors.map((monitor) => (
        <li key={monitor.id}>{monitor.name}</li>
      ))}
    </ul>
  );
}
