using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Domain.Methods.Phones;
using Identity.Domain.SignIn;
using Identity.OpenId.Keys;
using Identity.Server.Authenticators.Codes;
using Identity.Server.Gate;
using Identity.Storage.Codes;
using Identity.Storage.Methods;

namespace Identity.Server.Authenticators.Phone;

/// <summary>Registers a phone: a pending number first, a method once its code was typed or its call answered (rule 3).</summary>
internal sealed class PhoneEnrollment(
    MethodStore methods, MethodRegistration registration, PhoneSending sending, SentCodes codes, PhoneDigests digests, ISecretSeal seal)
{
    /// <summary>The pending number of this sign-in; <see langword="null"/> if there is none that is alive.</summary>
    public async Task<PendingPhone?> FindAsync(Journey journey, CancellationToken cancellationToken)
    {
        var pending = await methods.FindPendingAsync(
            journey.Transaction.Key, journey.Person!.Facts.Id, MethodCatalogue.Phone.Name, journey.Now, cancellationToken);
        return pending is null ? null : Open(pending);
    }

    /// <summary>Why this number cannot be added to what the person has; <see langword="null"/> if it can.</summary>
    public PhoneProblem? ProblemWith(Journey journey, PhoneAddress address)
    {
        var channel = digests.Channel(address);
        if (journey.Person!.Facts.Methods.Any(method => method.Channel == channel))
        {
            return PhoneProblem.SameNumber;
        }

        return FreeSlot(journey, address) is null ? PhoneProblem.TooMany : null;
    }

    /// <summary>Keeps the number and reaches it. A second click, and the same number again, neither begin anew nor send twice.</summary>
    public async Task<SendOutcome> BeginAsync(Journey journey, PhoneAddress address, PhoneChannel channel, CancellationToken cancellationToken)
    {
        var phone = new PhoneSecret(address, FreeSlot(journey, address) ?? PhoneSlot.Mobile, channel);
        var pending = NewPending.In(journey, MethodCatalogue.Phone, (personId, id) => phone.Seal(seal, personId, id));
        var kept = Open(await methods.BeginOnceAsync(
            pending, older => Open(older).Phone is var same && same.Address == address && same.Preferred == channel, cancellationToken));
        return await codes.FindAsync(Scope(kept.Pending), PhoneCodeChannels.Of(channel), cancellationToken) is null
            ? await SendAsync(journey, kept, channel, cancellationToken)
            : new SendOutcome.Sent();
    }

    /// <summary>Reaches the pending number again, in the same way or the other.</summary>
    public async Task<SendOutcome> SendAsync(Journey journey, PendingPhone found, PhoneChannel channel, CancellationToken cancellationToken) =>
        journey.Facts.Policy.Document.Phones is { } switches && Channels(journey, found.Phone).Contains(channel)
            ? await sending.SendAsync(new SendOrder(switches, Scope(found.Pending), found.Pending.Epoch, found.Phone.Address, channel), cancellationToken)
            : new SendOutcome.Gone();

    /// <summary>In which ways policy lets the number be reached.</summary>
    public static IReadOnlyList<PhoneChannel> Channels(Journey journey, PhoneSecret phone) => journey.Facts.Policy.Document.PhoneChannels(phone.Slot);

    /// <summary>How far the text or the call is; <see langword="null"/> if there is none that works.</summary>
    public Task<CodeProgress?> ProgressAsync(PendingPhone found, PhoneChannel channel, CancellationToken cancellationToken) =>
        codes.FindAsync(Scope(found.Pending), PhoneCodeChannels.Of(channel), cancellationToken);

    /// <summary>Judges the code and, if it is right, registers the phone.</summary>
    public async Task<MethodConfirmation> ConfirmAsync(Journey journey, EnrollmentPermit permit, string code, CancellationToken cancellationToken) =>
        await FindAsync(journey, cancellationToken) is { } found
            ? await AcceptAsync(journey, permit, found, await codes.JudgeAsync(Scope(found.Pending), code, cancellationToken), cancellationToken)
            : new MethodConfirmation.Gone();

    /// <summary>Registers the phone if its call was answered.</summary>
    public async Task<MethodConfirmation> ConfirmCallAsync(Journey journey, EnrollmentPermit permit, CancellationToken cancellationToken) =>
        await FindAsync(journey, cancellationToken) is { } found
            ? await AcceptAsync(journey, permit, found, await codes.JudgeCallAsync(Scope(found.Pending), cancellationToken), cancellationToken)
            : new MethodConfirmation.Gone();

    private PendingPhone Open(PendingMethod pending) =>
        new(pending, PhoneSecret.Open(seal, pending.PersonId, pending.Id, pending.SealedSecret));

    private static CodeScope Scope(PendingMethod pending) => new(CodePurpose.Registration, pending.PersonId, pending.TransactionKey, pending.Id);

    private static PhoneSlot? FreeSlot(Journey journey, PhoneAddress address) => address.FreeSlot(journey.KeptMethods.Select(method => method.Phone).OfType<PhoneSlot>());

    private async Task<MethodConfirmation> AcceptAsync(
        Journey journey, EnrollmentPermit permit, PendingPhone found, CodeJudgement judgement, CancellationToken cancellationToken)
    {
        if (judgement is not CodeJudgement.Right(var right))
        {
            return new MethodConfirmation.Answered(((CodeJudgement.Refused)judgement).Answer);
        }

        var proof = new TwoStepProof(
            MethodCatalogue.Phone, found.Pending.Id, digests.Channel(found.Phone.Address), journey.Now, permit.Epoch, atRegistration: true)
        {
            Phone = PhoneCodeChannels.Of(right.Channel),
        };
        return await registration.CommitAsync(
            journey,
            permit,
            NewMethod.Proven(found.Pending, proof, found.Phone.Address.Masked) with { Phone = found.Phone.Slot },
            () => codes.TrySpendAsync(right, cancellationToken),
            cancellationToken);
    }
}
