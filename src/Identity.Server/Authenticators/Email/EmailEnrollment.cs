using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.OpenId.Keys;
using Identity.Server.Authenticators.Codes;
using Identity.Server.Gate;
using Identity.Storage.Codes;
using Identity.Storage.Methods;

namespace Identity.Server.Authenticators.Email;

/// <summary>
/// Registers a mailbox for password reset: a pending one first, a method once its code was typed back (rule 3). A person has one; another
/// takes its place, in the same commit (fault 22).
/// </summary>
internal sealed class EmailEnrollment(
    MethodStore methods, MethodRegistration registration, MailSending sending, SentCodes codes, MailboxDigests digests, ISecretSeal seal)
{
    /// <summary>The pending mailbox of this sign-in; <see langword="null"/> if there is none that is alive.</summary>
    public async Task<PendingMailbox?> FindAsync(Journey journey, CancellationToken cancellationToken)
    {
        var pending = await methods.FindPendingAsync(
            journey.Transaction.Key, journey.Person!.Facts.Id, MethodCatalogue.Email.Name, journey.Now, cancellationToken);
        return pending is null ? null : Open(pending);
    }

    /// <summary>Reads an address as it was typed, and says why it cannot be added to what the person has.</summary>
    public MailboxReading Read(Journey journey, string? typed)
    {
        var reading = MailboxReader.Read(typed, journey.Facts.Policy.Document.PasswordReset);
        return reading is MailboxReading.Accepted(var mailbox) && Has(journey, mailbox) ? new MailboxReading.Refused(MailboxProblem.SameMailbox) : reading;
    }

    /// <summary>Keeps the mailbox and sends it a code. A second click, and the same address again, neither begin anew nor send twice.</summary>
    public async Task<SendOutcome> BeginAsync(Journey journey, Mailbox mailbox, CancellationToken cancellationToken)
    {
        var pending = NewPending.In(journey, MethodCatalogue.Email, (personId, id) => mailbox.Seal(seal, personId, id));
        var kept = Open(await methods.BeginOnceAsync(pending, older => Open(older).Mailbox.Normal == mailbox.Normal, cancellationToken));
        return await ProgressAsync(kept, cancellationToken) is null ? await SendAsync(journey, kept, cancellationToken) : new SendOutcome.Sent();
    }

    /// <summary>Sends the pending mailbox another code; the older one keeps working in its time.</summary>
    public Task<SendOutcome> SendAsync(Journey journey, PendingMailbox found, CancellationToken cancellationToken) =>
        sending.SendAsync(new MailOrder(Scope(found.Pending), found.Pending.Epoch, found.Mailbox, journey.Person!.UserName), cancellationToken);

    /// <summary>How far the mail is; <see langword="null"/> if no code works.</summary>
    public Task<CodeProgress?> ProgressAsync(PendingMailbox found, CancellationToken cancellationToken) =>
        codes.FindAsync(Scope(found.Pending), CodeChannel.Mail, cancellationToken);

    /// <summary>Judges the code and, if it is right, registers the mailbox.</summary>
    public async Task<MethodConfirmation> ConfirmAsync(Journey journey, EnrollmentPermit permit, string code, CancellationToken cancellationToken)
    {
        if (await FindAsync(journey, cancellationToken) is not { } found)
        {
            return new MethodConfirmation.Gone();
        }

        var judgement = await codes.JudgeAsync(Scope(found.Pending), code, cancellationToken);
        if (judgement is not CodeJudgement.Right(var right))
        {
            return new MethodConfirmation.Answered(((CodeJudgement.Refused)judgement).Answer);
        }

        // Policy may have come to refuse the domain since the code was sent.
        if (Read(journey, found.Mailbox.Address) is not MailboxReading.Accepted(var mailbox))
        {
            return new MethodConfirmation.Gone();
        }

        var made = NewMethod.ForReset(found.Pending, MethodCatalogue.Email, digests.Channel(mailbox), mailbox.Masked) with { MailDomain = mailbox.Domain };
        return await registration.CommitAsync(journey, permit, made, () => codes.TrySpendAsync(right, cancellationToken), cancellationToken);
    }

    private bool Has(Journey journey, Mailbox mailbox)
    {
        var channel = digests.Channel(mailbox);
        return journey.Person!.Facts.Methods.Any(method => method.Channel == channel);
    }

    private PendingMailbox Open(PendingMethod pending) => new(pending, Mailbox.Open(seal, pending.PersonId, pending.Id, pending.SealedSecret));

    private static CodeScope Scope(PendingMethod pending) => new(CodePurpose.Registration, pending.PersonId, pending.TransactionKey, pending.Id);
}
