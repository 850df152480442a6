"""A real SMTP server for tests: mail-receiver.py BEHAVIOUR [PORT] prints its port, then what it gets, a JSON object a line."""

import asyncio
import email
import email.policy
import json
import sys

from aiosmtpd.smtp import SMTP


def say(**what):
    print(json.dumps(what), flush=True)


class Receiver:
    def __init__(self, behaviour):
        self.behaviour = behaviour

    async def handle_MAIL(self, server, session, envelope, address, options):
        if self.behaviour == "slow":
            say(event="waiting")
            await asyncio.Event().wait()
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.behaviour == "refusing":
            return "550 No such person here"
        if self.behaviour == "busy":
            return "451 Try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        say(event="mail", sender=envelope.mail_from, recipients=envelope.rcpt_tos, headers=dict(mail.items()), text=mail.get_content())
        if self.behaviour == "silent":
            await asyncio.Event().wait()
        if self.behaviour == "dropping":
            server.transport.abort()
        return "250 Taken\r\n250 Taken" if self.behaviour == "twice" else "250 Taken"


async def main(behaviour, port="0"):
    server = await asyncio.get_running_loop().create_server(
        lambda: SMTP(Receiver(behaviour), hostname="receiver.example"), "127.0.0.1", int(port))
    say(event="listening", port=server.sockets[0].getsockname()[1])
    await server.serve_forever()


asyncio.run(main(*sys.argv[1:]))
