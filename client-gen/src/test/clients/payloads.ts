// Reads payloads with the TypeScript clients, and checks that nothing of them is lost: node payloads.js <folder of the contracts>
import * as engage from 'chatspec-engage';
import * as helpscout from 'chatspec-helpscout';

declare const process: { argv: string[]; exitCode: number };
declare function require(name: string): any;
const fs = require('node:fs');
const { deepStrictEqual, equal, ok } = require('node:assert').strict;

const samples = (folder: string): any[] =>
  fs
    .readdirSync(folder)
    .filter((name: string) => name.endsWith('.json'))
    .map((name: string) => JSON.parse(fs.readFileSync(`${folder}/${name}`, 'utf8')));

/** A fetch function that answers every request with a payload. */
const answering = (payload: unknown) => async () =>
  new Response(JSON.stringify(payload), { headers: { 'Content-Type': 'application/json' } });

const getChat = async (payload: unknown): Promise<engage.Chat> => {
  const api = new engage.ChatsApi(new engage.Configuration({ fetchApi: answering(payload) }));
  return (await api.getChat({ teamid: '1', chatId: '1' })).response;
};

async function main(contracts: string): Promise<void> {
  const chats = samples(`${contracts}/engage/samples/getChat`).filter((sample) => sample.response?.chat_id);
  ok(chats.length > 0);
  for (const sample of chats) {
    deepStrictEqual(await getChat(sample), sample.response);
  }
  const others = samples(`${contracts}/helpscout/samples/getChat`).filter((sample) => sample.id);
  ok(others.length > 0);
  for (const sample of others) {
    const api = new helpscout.ChatsApi(new helpscout.Configuration({ fetchApi: answering(sample) }));
    deepStrictEqual(await api.getChat({ chatId: sample.id }), sample);
  }
  console.log(`ok ${chats.length + others.length} samples are read and written without loss`);

  const sample = structuredClone(chats[0]);
  sample.response.channel = 'telegraph';
  sample.response.alias_id = null;
  delete sample.response.team_name;
  sample.response.undocumented = { digits: '0.000000001' };
  sample.response.created_at = '2019-08-16T22:01:50.123456789Z';
  const chat = await getChat(sample);
  const channel: engage.Channel = chat.channel;
  equal(channel, 'telegraph');
  ok(!Object.values<string>(engage.Channel).includes(channel));
  console.log('ok an undocumented value of an enum is kept');
  equal(chat.alias_id, null);
  ok(!('team_name' in chat));
  console.log('ok null differs from an absent field');
  equal(chat.created_at, '2019-08-16T22:01:50.123456789Z');
  deepStrictEqual(chat, sample.response);
  console.log('ok undocumented fields and the digits of a timestamp are kept');
}

main(process.argv[2]).catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
