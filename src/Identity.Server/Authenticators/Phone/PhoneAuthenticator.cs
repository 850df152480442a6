using Identity.Domain.Methods;
using Identity.Domain.Methods.Phones;
using Identity.Domain.SignIn;
using Identity.OpenId.Keys;
using Identity.Server.Authenticators.Codes;
using Identity.Server.Gate;
using Identity.Storage.Codes;
using Identity.Storage.Methods;

namespace Identity.Server.Authenticators.Phone;

/// <summary>The second step with a phone: a code by text message, or a call that is answered with the pound key.</summary>
internal sealed class PhoneAuthenticator(MethodStore methods, PhoneSending sending, SentCodes codes, ISecretSeal seal, TimeProvider clock) : ICodeAuthenticator
{
    public TwoStepMethod Method => MethodCatalogue.Phone;

    // A text disturbs nobody and is there when the page opens. A telephone rings only when the person says so.
    public async Task PrepareAsync(Journey journey, RegisteredMethod method, CancellationToken cancellationToken)
    {
        if (await FindAsync(journey, method, cancellationToken) is { Preferred: PhoneChannel.Text } phone
            && await ProgressAsync(journey, method, PhoneChannel.Text, cancellationToken) is null)
        {
            await SendAsync(journey, method, phone, PhoneChannel.Text, cancellationToken);
        }
    }

    public async Task<CodeAnswer> AnswerAsync(Journey journey, RegisteredMethod method, string typed, CancellationToken cancellationToken) =>
        await AcceptAsync(journey, method, await codes.JudgeAsync(Scope(journey, method), typed, cancellationToken), cancellationToken);

    /// <summary>Judges whether the call was answered.</summary>
    public async Task<CodeAnswer> AnswerCallAsync(Journey journey, RegisteredMethod method, CancellationToken cancellationToken) =>
        await AcceptAsync(journey, method, await codes.JudgeCallAsync(Scope(journey, method), cancellationToken), cancellationToken);

    /// <summary>How far the text or the call is; <see langword="null"/> if there is none that works.</summary>
    public Task<CodeProgress?> ProgressAsync(Journey journey, RegisteredMethod method, PhoneChannel channel, CancellationToken cancellationToken) =>
        codes.FindAsync(Scope(journey, method), PhoneCodeChannels.Of(channel), cancellationToken);

    /// <summary>Sends a text or places a call.</summary>
    public async Task<SendOutcome> SendAsync(Journey journey, RegisteredMethod method, PhoneChannel channel, CancellationToken cancellationToken) =>
        await FindAsync(journey, method, cancellationToken) is { } phone
            ? await SendAsync(journey, method, phone, channel, cancellationToken)
            : new SendOutcome.Gone();

    private async Task<SendOutcome> SendAsync(
        Journey journey, RegisteredMethod method, PhoneSecret phone, PhoneChannel channel, CancellationToken cancellationToken)
    {
        var policy = journey.Facts.Policy.Document;
        return method.Phone is { } slot && policy.Phones is { } switches && policy.PhoneChannels(slot).Contains(channel)
            ? await sending.SendAsync(new SendOrder(switches, Scope(journey, method), journey.Person!.Facts.Epoch, phone.Address, channel), cancellationToken)
            : new SendOutcome.Gone();
    }

    private static CodeScope Scope(Journey journey, RegisteredMethod method) =>
        new(CodePurpose.SignIn, journey.Person!.Facts.Id, journey.Transaction.Key, method.Id);

    private async Task<PhoneSecret?> FindAsync(Journey journey, RegisteredMethod method, CancellationToken cancellationToken)
    {
        var personId = journey.Person!.Facts.Id;
        return await methods.FindSecretAsync(personId, method.Id, cancellationToken) is { } stored
            ? PhoneSecret.Open(seal, personId, method.Id, stored.SealedSecret)
            : null;
    }

    private async Task<CodeAnswer> AcceptAsync(Journey journey, RegisteredMethod method, CodeJudgement judgement, CancellationToken cancellationToken)
    {
        if (judgement is not CodeJudgement.Right(var right))
        {
            return ((CodeJudgement.Refused)judgement).Answer;
        }

        return await codes.TrySpendAsync(right, cancellationToken)
            ? new CodeAnswer.Right(new TwoStepProof(Method, method.Id, method.Channel, clock.GetUtcNow(), journey.Person!.Facts.Epoch)
            {
                Phone = PhoneCodeChannels.Of(right.Channel),
            })
            : new CodeAnswer.Used();
    }
}
