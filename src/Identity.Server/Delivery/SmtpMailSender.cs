using System.Diagnostics;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Identity.Server.Delivery;

/// <summary>Hands mail to an SMTP server (RFC 5321).</summary>
internal sealed class SmtpMailSender(MailSettings settings, TimeProvider clock) : ISender<Mail>
{
    /// <summary>How long one hand-over may take, from connecting to the receiver's answer.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public async Task<HandOver> SendAsync(Envelope envelope, Mail content, Func<Task<bool>> begin, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(Longest, clock);
        using var stopped = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        using var client = new SmtpClient();
        var sent = new SentBytes();
        try
        {
            await ConnectAsync(client, stopped.Token);
            if (!await begin())
            {
                return new HandOver.Lost();
            }

            using var message = Message(envelope.Id, content);
            await client.SendAsync(message, stopped.Token, sent);
            return new HandOver.Taken();
        }
        catch (SmtpCommandException answer)
        {
            var code = $"smtp-{(int)answer.StatusCode}";
            return (int)answer.StatusCode >= 500 ? new HandOver.Refused(code) : new HandOver.NotNow(code);
        }
        catch (ParseException)
        {
            return new HandOver.Refused("address");
        }
        catch (Exception broken) when (broken is IOException or SocketException or ProtocolException or OperationCanceledException
            or AuthenticationException or ServiceNotAuthenticatedException or SslHandshakeException or NotSupportedException)
        {
            // From the first byte of the text on, nobody can tell whether the receiver has it.
            return sent.Any ? new HandOver.Unknown(CodeOf(broken)) : new HandOver.NotNow(CodeOf(broken));
        }
    }

    private async Task ConnectAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        var options = settings.Tls switch
        {
            MailTls.StartTls => SecureSocketOptions.StartTls,
            MailTls.Implicit => SecureSocketOptions.SslOnConnect,
            MailTls.None => SecureSocketOptions.None,
            _ => throw new UnreachableException(),
        };
        await client.ConnectAsync(settings.Host, settings.Port, options, cancellationToken);
        if (settings is { User: { } user, Password: { } password })
        {
            await client.AuthenticateAsync(user, password, cancellationToken);
        }
    }

    private MimeMessage Message(Guid id, Mail mail)
    {
        var from = MailboxAddress.Parse(settings.From);
        var message = new MimeMessage
        {
            // A receiver that is asked twice after all can tell that it is the same message.
            MessageId = $"{id:N}@{from.Domain}",
            Date = clock.GetUtcNow(),
            Subject = mail.Subject,
            Body = new TextPart("plain") { Text = mail.Text },
        };
        message.From.Add(from);
        message.To.Add(new MailboxAddress(name: null, mail.To));
        message.Headers.Add(HeaderId.ContentLanguage, mail.Language);

        // No vacation notice shall answer it (RFC 3834).
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return message;
    }

    private static string CodeOf(Exception broken) => broken switch
    {
        AuthenticationException or ServiceNotAuthenticatedException => "authentication",
        SslHandshakeException or NotSupportedException => "tls",
        OperationCanceledException => "timeout",
        ProtocolException => "protocol",
        _ => "connection",
    };

    private sealed class SentBytes : ITransferProgress
    {
        public bool Any { get; private set; }

        public void Report(long bytesTransferred, long totalSize) => Any = true;

        public void Report(long bytesTransferred) => Any = true;
    }
}
