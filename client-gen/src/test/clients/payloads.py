"""Reads payloads with the Python clients, and checks what is kept of them: payloads.py SITE CONTRACTS [MOCK CHAT]

SITE is the folder with the packages of the clients, CONTRACTS the folder of the contracts; MOCK is the address of a running
mock, and CHAT the id of a Help Scout chat there.
"""

import copy
import json
import pathlib
import re
import sys
from datetime import datetime

sys.path.insert(0, sys.argv[1])
contracts = pathlib.Path(sys.argv[2])

import chatspec_engage
import chatspec_helpscout

TIMESTAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)")


def comparable(tree):
    """Returns the tree with each timestamp cut to microseconds, which is all that Python's datetime holds."""
    if isinstance(tree, dict):
        return {key: comparable(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [comparable(value) for value in tree]
    if isinstance(tree, str) and TIMESTAMP.fullmatch(tree):
        whole, _, fraction = tree.removesuffix("Z").removesuffix("+00:00").partition(".")
        return datetime.fromisoformat(f"{whole}.{fraction[:6]:0<6}+00:00")
    return tree


def same(actual, expected):
    assert comparable(actual) == comparable(expected), f"{actual}\n  instead of\n{expected}"


def samples(vendor, operation):
    return [json.loads(file.read_text("utf-8")) for file in sorted((contracts / vendor / "samples" / operation).glob("*.json"))]


lists = [sample for sample in samples("engage", "listChats") if "response" in sample and "chat_id" in str(sample)]
chats = [sample for sample in samples("engage", "getChat") if "chat_id" in sample.get("response", {})]
others = [sample for sample in samples("helpscout", "getChat") if "id" in sample]
assert lists and chats and others
for sample in lists:
    same(chatspec_engage.ChatListEnvelope.from_dict(sample).to_dict(), sample)
for sample in chats:
    same(chatspec_engage.ChatEnvelope.from_dict(sample).to_dict(), sample)
for sample in others:
    same(chatspec_helpscout.Chat.from_json(json.dumps(sample)).to_dict(), sample)
print(f"ok {len(lists) + len(chats) + len(others)} samples are read and written without loss")

sample = copy.deepcopy(chats[0])
sample["status_code"] = 9999
response = sample["response"]
response["channel"] = "telegraph"
response["alias_id"] = None
response.pop("team_name", None)
response["undocumented"] = {"deep": [None, 1]}
response["asset"]["id"] = "an-id"
envelope = chatspec_engage.ChatEnvelope.from_dict(sample)
chat = envelope.response
assert chat.channel == "telegraph" and chat.channel is not None and not chat.channel.documented
assert chatspec_engage.Channel("sms") is chatspec_engage.Channel.SMS and chatspec_engage.Channel.SMS.documented
assert envelope.status_code == 9999 and not envelope.status_code.documented
assert copy.deepcopy(chat.channel) == chat.channel and repr(chat.channel) and hash(chat.channel) is not None
print("ok undocumented values of enums are kept")
assert chat.alias_id is None and "alias_id" in chat.model_fields_set
assert chat.team_name is None and "team_name" not in chat.model_fields_set
chat.team_name = None
response["team_name"] = None
same(json.loads(envelope.to_json()), sample)
print("ok null differs from an absent field, and undocumented fields are kept")

try:
    chatspec_engage.Channel(1)
    raise AssertionError("A number is not a channel.")
except ValueError:
    print("ok a value of another type is rejected")

if len(sys.argv) > 3:
    mock, chat_id = sys.argv[3:]
    engage = chatspec_engage.Configuration(host=mock, api_key={"accessToken": "demo"})
    with chatspec_engage.ApiClient(engage) as client:
        api = chatspec_engage.ChatsApi(client)
        rows = api.list_chats(teamid="868").response
        assert len(rows) == 10
        assert api.get_chat(chat_id=rows[0].chat_id, teamid="868").response.chat_id == rows[0].chat_id
        try:
            api.get_chat(chat_id="nobody", teamid="868")
            raise AssertionError("An unknown chat was found.")
        except chatspec_engage.ApiException as refusal:
            assert refusal.status == 404
    with chatspec_helpscout.ApiClient(chatspec_helpscout.Configuration(host=mock, access_token="demo")) as client:
        assert chatspec_helpscout.ChatsApi(client).get_chat(chat_id=chat_id).id == chat_id
    print("ok both clients call the mock")
