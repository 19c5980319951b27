import { useEffect, useState } from 'preact/hooks';

export function BalanceBadge() {
  const [balance, setBalance] = useState<number>();

  useEffect(() => {
    fetch('/api/balance')
      .then((res) => res.json())
      .then((body) => setBalance(body.balance));
  }, []);

  return <p>Balance: ${balance}</p>;
}
