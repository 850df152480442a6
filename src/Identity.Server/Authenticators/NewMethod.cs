using Identity.Domain.Methods;
using Identity.Domain.Methods.Phones;
using Identity.Domain.SignIn;
using Identity.Storage.Methods;
using Identity.Storage.SecurityKeys;

namespace Identity.Server.Authenticators;

/// <summary>A half-made method that was just proven.</summary>
/// <remarks>There are two ways to make one: a method that is good for password reset alone has no proof that a sign-in could count (rule 2).</remarks>
internal sealed record NewMethod
{
    private NewMethod(PendingMethod pending, AuthenticationMethod method, string channel, string label) =>
        (Pending, Method, Channel, Label) = (pending, method, channel, label);

    /// <summary>The half-made method.</summary>
    public PendingMethod Pending { get; }

    /// <summary>Its kind.</summary>
    public AuthenticationMethod Method { get; }

    /// <summary>The number, device, mailbox or key behind it.</summary>
    public string Channel { get; }

    /// <summary>The person's own name for it.</summary>
    public string Label { get; }

    /// <summary>What proved it; <see langword="null"/> if it is good for password reset alone.</summary>
    public TwoStepProof? Proof { get; private init; }

    /// <summary>The time step of the code that proved it.</summary>
    public long? LastStep { get; init; }

    /// <summary>Which of the person's phones it becomes.</summary>
    public PhoneSlot? Phone { get; init; }

    /// <summary>The domain of the mailbox.</summary>
    public string? MailDomain { get; init; }

    /// <summary>The hashed answers that come with it.</summary>
    public IReadOnlyList<StoredAnswer> Answers { get; init; } = [];

    /// <summary>The credential that comes with it; <see langword="null"/> unless it is a security key or passkey.</summary>
    public StoredKey? Key { get; init; }

    /// <summary>One that is good for two-step verification, and counts in the sign-in that it was registered in (attack 7).</summary>
    public static NewMethod Proven(PendingMethod pending, TwoStepProof proof, string label) =>
        new(pending, proof.Method, proof.Channel, label) { Proof = proof };

    /// <summary>One that is good for password reset alone.</summary>
    public static NewMethod ForReset(PendingMethod pending, ResetOnlyMethod method, string channel, string label) => new(pending, method, channel, label);
}
