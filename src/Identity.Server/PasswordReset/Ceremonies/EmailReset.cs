using Identity.Domain.Methods;
using Identity.Domain.Methods.Mail;
using Identity.Domain.PasswordReset;
using Identity.Server.Authenticators.Codes;
using Identity.Server.Authenticators.Email;
using Identity.Storage.Codes;
using Identity.Storage.PasswordResets;

namespace Identity.Server.PasswordReset.Ceremonies;

/// <summary>Resetting with a mailbox: nothing is typed and nothing of the address is shown, so all names look the same (attack 11).</summary>
internal sealed class EmailReset(
    ResetCodes codes, ResetSendStore sends, ResetAsks asks, RegisteredMailboxes mailboxes, MailSending sending, MailDecoys decoys) : IResetCeremony
{
    public AuthenticationMethod Method => MethodCatalogue.Email;

    public Task<ResetJudgement> JudgeAsync(ResetState state, IReadOnlyList<string> typed, CancellationToken cancellationToken) =>
        codes.JudgeAsync(state, Method, CodeChannel.Mail, typed[0], cancellationToken);

    /// <summary>How far the mail is, as everybody is told; <see langword="null"/> if nothing is waited for.</summary>
    public Task<CodeResetProgress?> ProgressAsync(ResetState state, CancellationToken cancellationToken) =>
        codes.ProgressAsync(state, Method, CodeChannel.Mail, cancellationToken);

    /// <summary>Whether a code was ever asked for in this reset.</summary>
    public async Task<bool> IsAskedAsync(ResetState state, CancellationToken cancellationToken) =>
        (await sends.FindAsync(state.Stored.Key, Method.Name, CodeChannel.Mail, cancellationToken)).Count > 0;

    /// <summary>Sends a code to the person's mailbox, if there is one; otherwise does what costs the same.</summary>
    public async Task<SendOutcome> SendAsync(ResetState state, CancellationToken cancellationToken)
    {
        var lockFor = state.Stored.Browser is ResetBrowser.Known ? MailLimit.Lock : ResetAttempts.UnknownLock;
        var email = state.Reachable.FirstOrDefault(method => method.Method == Method);
        var wait = await asks.TryAskAsync(Asked(state, email?.Id), int.MaxValue, kept => MailLimit.Charge(kept, lockFor, state.Now), cancellationToken);
        if (wait is not null)
        {
            return wait;
        }

        var mailbox = await mailboxes.FindAsync(state.PersonKey, email?.Id ?? Guid.Empty, cancellationToken);
        if (email is null || mailbox is null)
        {
            await decoys.WriteAsync(state, cancellationToken);
        }
        else
        {
            var person = state.Person!;
            var order = new MailOrder(ResetCodes.Scope(state, email.Id), person.Facts.Epoch, mailbox, person.UserName)
            {
                LockFor = lockFor,
                Browser = state.Stored.Browser,
            };
            await sending.SendAsync(order, cancellationToken);
        }

        return new SendOutcome.Sent();
    }

    private ResetSend Asked(ResetState state, Guid? methodId) => new()
    {
        Id = Guid.CreateVersion7(state.Now),
        ResetKey = state.Stored.Key,
        PaceKey = ResetAsks.PaceKey(state.Stored, Method),
        Method = Method.Name,
        Channel = CodeChannel.Mail,
        SealedAddress = [],
        MethodId = methodId,
        CreatedAt = state.Now,
        ExpiresAt = state.Now + NewCode.Lifetime,
    };
}
