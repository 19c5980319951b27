import axios from 'axios';

export async function search(q) {
  try {
    const response = await axios.get('https://api.acme.test/search', { params: { q } });
    return response.data.results;
  } catch (error) {
    console.error(`search failed: ${error.message}`);
    return [];
  }
}
