using Identity.Domain.Methods.Phones;
using Identity.Domain.SignIn;
using Identity.Storage.Methods;

namespace Identity.Server.Authenticators;

/// <summary>A half-made method that was just proven.</summary>
/// <param name="Pending">The half-made method.</param>
/// <param name="Proof">What proved it.</param>
/// <param name="Label">The person's own name for it.</param>
internal sealed record NewMethod(PendingMethod Pending, TwoStepProof Proof, string Label)
{
    /// <summary>The time step of the code that proved it.</summary>
    public long? LastStep { get; init; }

    /// <summary>Which of the person's phones it becomes.</summary>
    public PhoneSlot? Phone { get; init; }
}
