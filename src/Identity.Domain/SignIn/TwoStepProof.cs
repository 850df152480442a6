using Identity.Domain.Methods;
using Identity.Domain.Methods.Phones;

namespace Identity.Domain.SignIn;

/// <summary>A two-step method answered. Only a <see cref="TwoStepMethod"/> can make one (rule 2).</summary>
public sealed record TwoStepProof : SignInProof
{
    /// <summary>The method answered at that moment.</summary>
    public TwoStepProof(TwoStepMethod method, Guid methodId, string channel, DateTimeOffset at, long epoch, bool atRegistration = false)
        : base(at, epoch) => (Method, MethodId, Channel, AtRegistration) = (method, methodId, channel, atRegistration);

    /// <summary>The kind of method.</summary>
    public TwoStepMethod Method { get; }

    /// <summary>Which registered method.</summary>
    public Guid MethodId { get; }

    /// <summary>Over which number, device or key.</summary>
    public string Channel { get; }

    /// <summary>Whether the proof confirmed a new registration; such a proof is never phishing-resistant (attack 7).</summary>
    public bool AtRegistration { get; }

    /// <summary>How the phone was reached; <see langword="null"/> if it is none.</summary>
    public PhoneChannel? Phone { get; init; }

    /// <summary>Its authentication method references (RFC 8176): a call answered is not a text read.</summary>
    public IReadOnlyList<string> Amr => Phone is PhoneChannel.Call ? ["tel"] : Method.Amr;
}
