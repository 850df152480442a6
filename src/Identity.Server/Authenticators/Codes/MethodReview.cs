using Identity.Domain.Methods;
using Identity.Domain.Methods.Phones;
using Identity.OpenId.Keys;
using Identity.Server.Audit;
using Identity.Server.Authenticators.Email;
using Identity.Server.Authenticators.Phone;
using Identity.Server.Gate;
using Identity.Storage.Codes;
using Identity.Storage.Methods;

namespace Identity.Server.Authenticators.Codes;

/// <summary>Confirms anew that a phone or a mailbox is still the person's, by a code sent to it (attack 4). It proves nothing in the sign-in (rule 2).</summary>
internal sealed class MethodReview(
    MethodStore methods,
    RegisteredMailboxes mailboxes,
    PhoneSending phones,
    MailSending mails,
    SentCodes codes,
    ISecretSeal seal,
    JourneyRecorder recorder,
    AuditTrail audit)
{
    /// <summary>In which ways the method can be reached.</summary>
    public static IReadOnlyList<CodeChannel> Channels(Journey journey, RegisteredMethod method) => method.Phone is { } slot
        ? [.. journey.Facts.Policy.Document.PhoneChannels(slot).Select(PhoneCodeChannels.Of)]
        : [CodeChannel.Mail];

    /// <summary>How far a code or call is; <see langword="null"/> if there is none that works.</summary>
    public Task<CodeProgress?> ProgressAsync(Journey journey, RegisteredMethod method, CodeChannel channel, CancellationToken cancellationToken) =>
        codes.FindAsync(Scope(journey, method), channel, cancellationToken);

    /// <summary>Sends a code, or places a call.</summary>
    public async Task<SendOutcome> SendAsync(Journey journey, RegisteredMethod method, CodeChannel channel, CancellationToken cancellationToken)
    {
        if (!Channels(journey, method).Contains(channel))
        {
            return new SendOutcome.Gone();
        }

        return channel is CodeChannel.Mail
            ? await MailAsync(journey, method, cancellationToken)
            : await PhoneAsync(journey, method, PhoneCodeChannels.Of(channel), cancellationToken);
    }

    /// <summary>Judges a code that was typed.</summary>
    public async Task<ReviewOutcome> ConfirmAsync(Journey journey, RegisteredMethod method, string typed, CancellationToken cancellationToken) =>
        await AcceptAsync(journey, method, await codes.JudgeAsync(Scope(journey, method), typed, cancellationToken), cancellationToken);

    /// <summary>Judges whether the call was answered.</summary>
    public async Task<ReviewOutcome> ConfirmCallAsync(Journey journey, RegisteredMethod method, CancellationToken cancellationToken) =>
        await AcceptAsync(journey, method, await codes.JudgeCallAsync(Scope(journey, method), cancellationToken), cancellationToken);

    private static CodeScope Scope(Journey journey, RegisteredMethod method) =>
        new(CodePurpose.Review, journey.Person!.Facts.Id, journey.Transaction.Key, method.Id);

    private async Task<SendOutcome> MailAsync(Journey journey, RegisteredMethod method, CancellationToken cancellationToken)
    {
        var person = journey.Person!;
        return await mailboxes.FindAsync(person.Facts.Id, method.Id, cancellationToken) is { } mailbox
            ? await mails.SendAsync(new MailOrder(Scope(journey, method), person.Facts.Epoch, mailbox, person.UserName), cancellationToken)
            : new SendOutcome.Gone();
    }

    private async Task<SendOutcome> PhoneAsync(Journey journey, RegisteredMethod method, PhoneChannel channel, CancellationToken cancellationToken)
    {
        var person = journey.Person!.Facts;
        if (journey.Facts.Policy.Document.Phones is not { } switches
            || await methods.FindSecretAsync(person.Id, method.Id, cancellationToken) is not { } stored)
        {
            return new SendOutcome.Gone();
        }

        var address = PhoneSecret.Open(seal, person.Id, method.Id, stored.SealedSecret).Address;
        return await phones.SendAsync(new SendOrder(switches, Scope(journey, method), person.Epoch, address, channel), cancellationToken);
    }

    private async Task<ReviewOutcome> AcceptAsync(Journey journey, RegisteredMethod method, CodeJudgement judgement, CancellationToken cancellationToken)
    {
        if (judgement is not CodeJudgement.Right(var right))
        {
            return new ReviewOutcome.Refused(((CodeJudgement.Refused)judgement).Answer);
        }

        var person = journey.Person!.Facts;
        var recorded = await recorder.RecordAsync(
            journey,
            journey.Transaction with { PersonId = person.Id, Epoch = person.Epoch },
            async () => await codes.TrySpendAsync(right, cancellationToken)
                && await methods.TryMarkProvenAsync(person.Id, method.Id, journey.Now, cancellationToken),
            audit.Event(AuditKinds.ReviewConfirmed, journey) with { Data = $"\"{method.Method}\"" },
            cancellationToken);
        return recorded is null ? new ReviewOutcome.Overtaken() : new ReviewOutcome.Confirmed(recorded);
    }
}
