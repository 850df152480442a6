using Identity.Domain.Methods.Phones;
using Identity.OpenId.Stores;
using Identity.Server.Audit;
using Identity.Server.Authenticators.Codes;
using Identity.Server.Delivery;
using Identity.Server.Hosting;
using Identity.Server.Localization;
using Identity.Storage;
using Identity.Storage.Codes;
using Microsoft.Extensions.Options;

namespace Identity.Server.Authenticators.Phone;

/// <summary>
/// The one place from which texts and calls go out. Code, message, counters and audit event are one transaction: a message that is counted
/// leaves, and one that leaves is counted (fault 24).
/// </summary>
internal sealed class PhoneSending(
    IdentityDatabase database,
    CodeStore codes,
    SendCounterStore counters,
    MessageOutbox outbox,
    OutboxSignal signal,
    PhoneDigests numbers,
    CodeDigests digests,
    AuditTrail audit,
    BrowserState browser,
    RequestLanguage language,
    ServerSettings settings,
    IOptions<BrandingOptions> branding,
    TimeProvider clock)
{
    /// <summary>How long a call can be answered.</summary>
    public static readonly TimeSpan CallLifetime = TimeSpan.FromMinutes(5);

    // A call that comes later than this surprises the person, who has given up waiting by then.
    private static readonly TimeSpan CallPatience = TimeSpan.FromMinutes(2);

    /// <summary>Sends a code or places a call, if the person's pace and every cap let it.</summary>
    public async Task<SendOutcome> SendAsync(SendOrder order, CancellationToken cancellationToken)
    {
        if (order.Policy.Paused || !order.Policy.Allows(order.Channel))
        {
            return order.Policy.Paused ? new SendOutcome.NotNow() : new SendOutcome.Gone();
        }

        var now = clock.GetUtcNow();
        await using var write = await database.BeginWriteAsync(cancellationToken);
        if (await codes.HoldAndFindSentAsync(order.Scope.PersonId, order.Epoch, PhoneCodeChannels.All, now - SendPacing.Window, cancellationToken) is not { } sentAt)
        {
            return new SendOutcome.Gone();
        }

        if (SendPacing.WaitUntil(sentAt, order.Policy.Limits.PersonPerHour, now) is { } until)
        {
            return new SendOutcome.Wait(until);
        }

        var caps = SendCaps.For(order.Policy.Limits, order.Channel, order.To.Number, numbers.OfNumber(order.To), order.To.Country, browser.Address);
        if (await counters.ChargeAsync(caps, now, cancellationToken) is { } full)
        {
            await write.DisposeAsync();
            await audit.AddAsync(audit.Event(AuditKinds.SendingCapped, order.Scope.PersonId) with { Data = $"\"{full.Name}\"" }, cancellationToken);
            return new SendOutcome.NotNow();
        }

        await WriteAsync(order, now, cancellationToken);
        await audit.AddAsync(
            audit.Event(AuditKinds.CodeSent, order.Scope.PersonId) with { Data = $"\"{order.Channel.ToString().ToLowerInvariant()}\"" }, cancellationToken);
        await write.CommitAsync(cancellationToken);
        signal.Raise();
        return new SendOutcome.Sent();
    }

    private async Task WriteAsync(SendOrder order, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7(now);
        var secret = order.Channel is PhoneChannel.Text ? NewCode.Make() : Handle.New();
        var code = new SentCode
        {
            Id = id,
            Purpose = order.Scope.Purpose,
            PersonId = order.Scope.PersonId,
            Epoch = order.Epoch,
            Context = order.Scope.Context,
            MethodId = order.Scope.MethodId,
            Channel = PhoneCodeChannels.Of(order.Channel),
            Digest = order.Channel is PhoneChannel.Text ? digests.OfCode(id, order.Scope, secret) : Handle.Hash(secret),
            Language = language.Tag,
            CreatedAt = now,
            ExpiresAt = now + (order.Channel is PhoneChannel.Text ? NewCode.Lifetime : CallLifetime),
        };
        await codes.AddAsync(code, cancellationToken);
        await (order.Channel is PhoneChannel.Text
            ? outbox.AddAsync(id, MessageKinds.Text, new TextMessage(order.To.Number, Text(secret)), code.PersonId, $"code:{id}", NewCode.Lifetime, cancellationToken)
            : outbox.AddAsync(
                id,
                MessageKinds.Call,
                new PhoneCall(order.To.Number, order.To.Extension, secret, language.Tag),
                code.PersonId,
                $"code:{id}",
                CallPatience,
                cancellationToken));
    }

    // The last line ties the code to this server's host: browsers fill it in there and nowhere else.
    private string Text(string code)
    {
        var host = new Uri(settings.Issuer).Host;
        return Texts.In(language.Culture, "Sms.Code", code, branding.Value.OrganisationName, host);
    }
}
