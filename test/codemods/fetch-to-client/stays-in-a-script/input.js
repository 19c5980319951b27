document.querySelector('form').addEventListener('submit', async () => {
  const res = await fetch('/api/send', { method: 'POST' });
  if (!res.ok) alert('failed');
});
