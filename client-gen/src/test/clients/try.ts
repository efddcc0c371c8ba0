// Tries the generated TypeScript clients on a running mock: node try.js <address of the mock> <id of a Help Scout chat>
import * as engage from 'chatspec-engage';
import * as helpscout from 'chatspec-helpscout';

declare const process: { argv: string[]; exitCode: number };

function check(holds: boolean, what: string): void {
  if (!holds) {
    throw new Error(`It does not hold that ${what}.`);
  }
  console.log(`ok ${what}`);
}

/** The refusal that a call ends with; any other end is an error. */
async function refusal(call: Promise<unknown>, what: string): Promise<{ status: number; body: any }> {
  try {
    await call;
  } catch (error) {
    const response = (error as { response?: Response }).response;
    if (response) {
      return { status: response.status, body: await response.json() };
    }
    throw error;
  }
  throw new Error(`${what} was not refused.`);
}

async function tryEngage(basePath: string): Promise<void> {
  const teamid = '868';
  const chats = new engage.ChatsApi(new engage.Configuration({ basePath, apiKey: 'demo' }));

  const first = (await chats.listChats({ teamid })).response;
  check(first.length === 10, 'the first page holds ten chats');
  check(
    first.every((row, at) => at === 0 || Date.parse(first[at - 1].created_at) >= Date.parse(row.created_at)),
    'the newest chat comes first',
  );
  const second = (await chats.listChats({ teamid, page: 2 })).response;
  check(second.length > 0 && second.length < 10, 'the second page is short');

  for (const row of [...first, ...second]) {
    const chat = (await chats.getChat({ teamid, chatId: row.chat_id })).response;
    check(
      chat.chat_id === row.chat_id && chat.created_at === row.created_at && chat.status === row.status,
      `chat ${row.chat_id} is the one of the list`,
    );
  }

  const unknown = await refusal(chats.getChat({ teamid, chatId: 'nobody' }), 'an unknown chat');
  check(
    unknown.status === 404 && (unknown.body as engage.ChatNotFound).status_code === engage.ChatNotFoundCode.UNKNOWN_CHAT,
    'an unknown chat is refused with its status and code',
  );
  const expired = new engage.ChatsApi(new engage.Configuration({ basePath, apiKey: 'expired-token' }));
  check((await refusal(expired.listChats({ teamid }), 'an expired token')).status === 401, 'an expired token is refused');
}

async function tryHelpScout(basePath: string, chatId: string): Promise<void> {
  const chats = new helpscout.ChatsApi(new helpscout.Configuration({ basePath, accessToken: 'demo' }));

  const chat = await chats.getChat({ chatId });
  check(chat.id === chatId && !Number.isNaN(Date.parse(chat.createdAt)), 'the Help Scout chat is read');
  check((chat._embedded?.events ?? []).length > 0, 'its events are read');
  check((await refusal(chats.getChat({ chatId: 'nobody' }), 'an unknown chat')).status === 404, 'an unknown one is refused');
}

const [, , mock, helpScoutChat] = process.argv;
tryEngage(mock)
  .then(() => tryHelpScout(mock, helpScoutChat))
  .catch((error) => {
    console.error(error);
    process.exitCode = 1;
  });
