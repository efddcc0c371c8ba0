// Writes recordings of a sample, one entry per line, some of which the contract does not accept:
// node recordings.js SAMPLE
const fs = require('fs');

const sample = fs.readFileSync(process.argv[2], 'utf8');
const entry = (status, path, body) => JSON.stringify({
  startedDateTime: '2026-01-02T03:04:05.000Z',
  time: 1,
  request: { method: 'GET', url: `https://acme.imi.chat/v3.1/chats${path}`, headers: [{ name: 'access_token', value: 't' }, { name: 'teamid', value: '868' }] },
  response: {
    status,
    headers: [{ name: 'content-type', value: 'application/json' }],
    content: { mimeType: 'application/json', text: JSON.stringify(body) },
  },
});
const changes = [
  (chat) => chat,
  (chat) => { chat.mood = 'sunny'; },
  (chat) => { chat.mood = null; chat.messages[0].read = true; },
  (chat) => { chat.status = 'active'; },
  (chat) => { chat.flag = null; },
  (chat) => { chat.team_id = String(chat.team_id); },
  (chat) => { delete chat.channel; delete chat.thread_id; },
];
for (let i = 0; i < 4 * changes.length; i++) {
  const body = JSON.parse(sample);
  changes[i % changes.length](body.response);
  console.log(entry(200, `/${body.response.chat_id}`, body));
}
console.log(entry(429, '?page=1', { status_code: 2100, description: 'Too many requests' }));
