using System.Diagnostics;
using Identity.Domain.Methods.Mail;
using Identity.Domain.Methods.Phones;
using Identity.Domain.SignIn.Attempts;
using Identity.Server.Audit;
using Identity.Server.Authenticators.Codes;
using Identity.Server.Delivery;
using Identity.Server.Hosting;
using Identity.Server.Localization;
using Identity.Storage;
using Identity.Storage.Attempts;
using Identity.Storage.Codes;
using Microsoft.Extensions.Options;

namespace Identity.Server.Authenticators.Email;

/// <summary>
/// The one place from which codes go out by mail. Code, mail, counters and audit event are one transaction: a mail that is counted leaves,
/// and one that leaves is counted (fault 24). Asking too soon is counted as well.
/// </summary>
internal sealed class MailSending(
    IdentityDatabase database,
    CodeStore codes,
    AttemptStore attempts,
    SendCounterStore counters,
    MessageOutbox outbox,
    OutboxSignal signal,
    CodeDigests digests,
    MailboxDigests mailboxes,
    AuditTrail audit,
    BrowserState browser,
    RequestLanguage language,
    IOptions<BrandingOptions> branding,
    TimeProvider clock)
{
    // So soon after the last one nobody asks again: a button was pressed twice.
    private static readonly TimeSpan SecondClick = TimeSpan.FromSeconds(2);

    private static readonly CodeChannel[] Channels = [CodeChannel.Mail];

    /// <summary>Sends a code, if the person's pace and every cap let it.</summary>
    public async Task<SendOutcome> SendAsync(MailOrder order, CancellationToken cancellationToken)
    {
        var (now, scope) = (clock.GetUtcNow(), order.Scope);
        var body = BodyFor(scope.Purpose);
        await using var write = await database.BeginWriteAsync(cancellationToken);
        if (await codes.HoldAndFindSentAsync(scope.PersonId, order.Epoch, Channels, now - SendPacing.Window, cancellationToken) is not { } sentAt)
        {
            return new SendOutcome.Gone();
        }

        var wait = order.Browser is null ? SendPacing.WaitUntil(sentAt, int.MaxValue, now) : null;
        if (wait is { } again && sentAt.Max() > now - SecondClick)
        {
            return new SendOutcome.Wait(again);
        }

        var verdict = await attempts.ChargeAsync(
            MailOrder.CountedKey(scope.Purpose, order.Browser, scope.PersonId), state => MailLimit.Charge(state, order.LockFor, now), cancellationToken);
        if (verdict is AttemptVerdict.Locked(var locked))
        {
            return new SendOutcome.Wait(locked);
        }

        if (wait is { } until)
        {
            await write.CommitAsync(cancellationToken);
            return new SendOutcome.Wait(until);
        }

        var caps = MailCaps.For(order.Counted, mailboxes.OfMailbox(order.To), browser.Address);
        if (await counters.ChargeAsync(caps, now, cancellationToken) is { } full)
        {
            await write.DisposeAsync();
            await audit.AddAsync(audit.Event(AuditKinds.SendingCapped, scope.PersonId) with { Data = $"\"{full.Name}\"" }, cancellationToken);
            return new SendOutcome.NotNow();
        }

        await WriteAsync(order, body, now, cancellationToken);
        await audit.AddAsync(audit.Event(AuditKinds.CodeSent, scope.PersonId) with { Data = "\"mail\"" }, cancellationToken);
        await write.CommitAsync(cancellationToken);
        signal.Raise();
        return new SendOutcome.Sent();
    }

    private async Task WriteAsync(MailOrder order, string body, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (id, secret) = (Guid.CreateVersion7(now), NewCode.Make());
        var code = new SentCode
        {
            Id = id,
            Purpose = order.Scope.Purpose,
            PersonId = order.Scope.PersonId,
            Epoch = order.Epoch,
            Context = order.Scope.Context,
            MethodId = order.Scope.MethodId,
            Channel = CodeChannel.Mail,
            Digest = digests.OfCode(id, order.Scope, secret),
            Language = language.Tag,
            CreatedAt = now,
            ExpiresAt = now + NewCode.Lifetime,
        };
        await codes.AddAsync(code, cancellationToken);

        // The subject is read on locked screens and in lists, by whoever stands beside it: the code is not in it.
        var (culture, organisation) = (language.Culture, branding.Value.OrganisationName);
        var mail = new Mail(
            order.To.Address,
            Texts.In(culture, "Mail.Code.Subject", organisation),
            Texts.In(culture, body, secret, organisation, order.Account, (int)NewCode.Lifetime.TotalMinutes),
            language.Tag);
        await outbox.AddAsync(id, MessageKinds.Mail, mail, code.PersonId, $"code:{id}", NewCode.Lifetime, cancellationToken);
    }

    private static string BodyFor(CodePurpose purpose) => purpose switch
    {
        CodePurpose.Registration => "Mail.Code.Registration",
        CodePurpose.FirstRegistration => "Mail.Code.FirstRegistration",
        CodePurpose.PasswordReset => "Mail.Code.PasswordReset",
        CodePurpose.Review => "Mail.Code.Review",
        CodePurpose.SignIn => throw new ArgumentException("No mail is ever a second step (rule 2).", nameof(purpose)),
        _ => throw new UnreachableException(),
    };
}
