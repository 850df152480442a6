using Identity.Domain.Enrollment;
using Identity.Server.Audit;
using Identity.Server.Authenticators.Codes;
using Identity.Server.Gate;
using Identity.Storage.Codes;
using Identity.Storage.People;

namespace Identity.Server.Authenticators.Email;

/// <summary>Confirms the account's own address with a code, before somebody without any method registers the first one. It proves nothing in the sign-in (rule 2).</summary>
internal sealed class OwnMailbox(PersonStore people, MailSending mails, SentCodes codes, JourneyRecorder recorder, AuditTrail audit)
{
    /// <summary>The address, which the gate has found to be verified; <see langword="null"/> if it is none that can be written to.</summary>
    public async Task<Mailbox?> FindAsync(Journey journey, CancellationToken cancellationToken) =>
        await people.FindProfileAsync(journey.Person!.Facts.Id, cancellationToken) is { EmailConfirmed: true, Email: { } address }
        && MailboxReader.Read(address, journey.Facts.Policy.Document.PasswordReset) is MailboxReading.Accepted(var mailbox)
            ? mailbox
            : null;

    /// <summary>How far the mail is; <see langword="null"/> if no code works.</summary>
    public Task<CodeProgress?> ProgressAsync(Journey journey, CancellationToken cancellationToken) =>
        codes.FindAsync(Scope(journey), CodeChannel.Mail, cancellationToken);

    /// <summary>Sends a code.</summary>
    public async Task<SendOutcome> SendAsync(Journey journey, CancellationToken cancellationToken) =>
        await FindAsync(journey, cancellationToken) is { } mailbox
            ? await mails.SendAsync(new MailOrder(Scope(journey), journey.Person!.Facts.Epoch, mailbox, journey.Person.UserName), cancellationToken)
            : new SendOutcome.Gone();

    /// <summary>Judges a code that was typed; what is right is recorded in the sign-in, and in no session.</summary>
    public async Task<ReviewOutcome> ConfirmAsync(Journey journey, string typed, CancellationToken cancellationToken)
    {
        var judgement = await codes.JudgeAsync(Scope(journey), typed, cancellationToken);
        if (judgement is not CodeJudgement.Right(var right))
        {
            return new ReviewOutcome.Refused(((CodeJudgement.Refused)judgement).Answer);
        }

        var person = journey.Person!.Facts;
        var next = journey.Transaction with
        {
            PersonId = person.Id,
            Epoch = person.Epoch,
            Mailbox = new MailboxConfirmation(person.Id, person.Epoch, journey.Now),
        };
        var recorded = await recorder.RecordAsync(
            journey, next, () => codes.TrySpendAsync(right, cancellationToken), audit.Event(AuditKinds.MailboxConfirmed, journey), cancellationToken);
        return recorded is null ? new ReviewOutcome.Overtaken() : new ReviewOutcome.Confirmed(recorded);
    }

    private static CodeScope Scope(Journey journey) =>
        new(CodePurpose.FirstRegistration, journey.Person!.Facts.Id, journey.Transaction.Key, MethodId: Guid.Empty);
}
