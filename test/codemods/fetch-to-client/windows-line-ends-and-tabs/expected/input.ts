import { x } from "./x";
import { api } from "./api";

const BASE = process.env.API_URL ?? "https://api.acme.test";

export async function run() {
	const res = await api.fetch(BASE + "/users" + x);
	if (!res.ok) throw new Error("failed"); // as before
	return res.json();
}
