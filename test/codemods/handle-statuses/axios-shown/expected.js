import axios from 'axios';

export async function search(q) {
  try {
    const response = await axios.get('https://api.acme.test/search', { params: { q } });
    return response.data.results;
  } catch (error) {
    if (error.response?.status === 402) {
      console.error(`search failed: ${error.message}: Payment is due; sending it again cannot help.`);
      return [];
    }
    if (error.response?.status === 429) {
      console.error(`search failed: ${error.message}: Wait, for Retry-After where it is sent, before you send it again. Retry-After: ${error.response.headers['retry-after'] ?? 'not sent'}`);
      return [];
    }
    console.error(`search failed: ${error.message}`);
    return [];
  }
}
