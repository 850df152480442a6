namespace Identity.Server.Tests.Model;

/// <summary>What a security key answers.</summary>
/// <param name="Credential">As it is sent.</param>
/// <param name="Owner">Whose key it is.</param>
/// <param name="MethodId">The method.</param>
/// <param name="UserVerified">Whether it verified its user.</param>
/// <param name="Accept">What the model writes down once it is accepted; <see langword="null"/> if it is wrong wherever it is sent.</param>
internal sealed record ModelKeyAnswer(string Credential, ModelPerson? Owner, Guid MethodId, bool UserVerified, Action? Accept)
{
    /// <summary>What it proves.</summary>
    public Proven At(DateTimeOffset now) => Proven.By("securityKey", MethodId, now, Owner!.Epoch) with { UserVerified = UserVerified };
}
