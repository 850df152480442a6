using System.Data.Common;
using System.Text.RegularExpressions;
using Identity.Server.Delivery;
using Identity.Storage.Codes;
using Identity.Storage.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Server.Tests.Model;

/// <summary>Brings what is in the outbox to the people of the model.</summary>
internal static partial class ModelPost
{
    private const string Query =
        """
        SELECT o.id, o.kind, o.person_id, o.sealed_content, c.purpose, c.context, c.method_id, c.epoch, c.expires_at, c.channel
        FROM outbox o LEFT JOIN codes c ON c.id = o.id WHERE o.state = 'pending' ORDER BY o.id
        """;

    /// <summary>Delivers what was written since.</summary>
    public static void Deliver(ModelWorld world)
    {
        var letters = world.Watcher.Rows(Query, Read);
        if (letters.Count == 0)
        {
            return;
        }

        using var scope = world.Server.Services.CreateScope();
        var outbox = scope.ServiceProvider.GetRequiredService<MessageOutbox>();
        foreach (var (message, code) in letters)
        {
            Deliver(world.Find(message.PersonId)!, outbox, message, code);
        }

        world.Watcher.Execute("UPDATE outbox SET state = 'sent', sealed_content = NULL WHERE state = 'pending'");
    }

    private static void Deliver(ModelPerson person, MessageOutbox outbox, OutboxMessage message, ModelMessage? code)
    {
        switch (message.Kind)
        {
            case MessageKinds.Text:
                person.Inbox.Add(code! with { Secret = Digits().Match(outbox.Open<TextMessage>(message)!.Text).Value });
                break;
            case MessageKinds.Call:
                person.Inbox.Add(code! with { Secret = outbox.Open<PhoneCall>(message)!.Handle });
                break;
            case MessageKinds.Mail when code is not null:
                person.Inbox.Add(code with { Secret = Digits().Match(outbox.Open<Mail>(message)!.Text).Value });
                break;
            default:
                var text = outbox.Open<Mail>(message)!.Text;
                person.Notices.Add(text[(text.IndexOf(ChangeNotices.Path, StringComparison.Ordinal) + ChangeNotices.Path.Length)..].Split()[0]);
                break;
        }
    }

    private static (OutboxMessage Message, ModelMessage? Code) Read(DbDataReader row) => (
        new OutboxMessage
        {
            Id = row.GetGuid(0),
            Kind = row.GetString(1),
            PersonId = row.GetGuid(2),
            SealedContent = (byte[])row.GetValue(3),
            IdempotencyKey = "",
            CreatedAt = DateTimeOffset.UnixEpoch,
            NotBefore = DateTimeOffset.UnixEpoch,
            ExpiresAt = DateTimeOffset.UnixEpoch,
        },
        row.IsDBNull(4) ? null : new ModelMessage(
            "",
            Word<CodeChannel>(row.GetString(9)),
            Word<CodePurpose>(row.GetString(4)),
            row.GetString(5),
            row.GetGuid(6),
            row.GetInt64(7),
            DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(8))));

    private static T Word<T>(string word)
        where T : struct, Enum => Enum.Parse<T>(word.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);

    [GeneratedRegex(@"\b\d{6}\b")]
    private static partial Regex Digits();
}
