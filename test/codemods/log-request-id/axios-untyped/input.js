import axios from 'axios';

export async function models() {
  try {
    const response = await axios.get('https://api.openai.com/v1/models');
    return response.data;
  } catch (error) {
    console.error('models', error.message);
    throw error;
  }
}

export async function model(id) {
  try {
    const response = await axios.get(`https://api.openai.com/v1/models/${id}`);
    return response.data;
  } catch (error) {
    console.error('model', error.message);
    return null;
  }
}
