'use strict';

const path = require('node:path');
const { answered } = require('@unhappy-path/client');
const { api } = require('./api');

const BASE = process.env.API_URL ?? 'https://api.acme.test'

async function load(name) {
	const res = await answered(api.get(`${BASE}/files/${path.basename(name)}`, { as: 'text' }))
	if (!res.ok) throw new Error("HTTP " + res.status)
	return res.data
}

exports.run = () => load('/a/b')
