using Identity.Storage.Codes;

namespace Identity.Server.Tests.Model;

/// <summary>A code that arrived, or a call.</summary>
/// <param name="Secret">The six digits; of a call, the secret of its address.</param>
/// <param name="Channel">How it came.</param>
/// <param name="Purpose">What it is good for.</param>
/// <param name="Context">The key of the sign-in or reset that it belongs to.</param>
/// <param name="MethodId">The method that it proves.</param>
/// <param name="Epoch">The person's epoch when it was sent.</param>
/// <param name="ExpiresAt">Until when it works.</param>
internal sealed record ModelMessage(
    string Secret, CodeChannel Channel, CodePurpose Purpose, string Context, Guid MethodId, long Epoch, DateTimeOffset ExpiresAt)
{
    /// <summary>Whether it was accepted: a second time it is wrong.</summary>
    public bool IsUsed { get; set; }

    /// <summary>Whether the person answered the call with the pound key.</summary>
    public bool IsAnswered { get; set; }

    /// <summary>Whether it is good for this, now.</summary>
    public bool IsGood(CodePurpose purpose, string context, long epoch, DateTimeOffset now) =>
        !IsUsed && Purpose == purpose && Context == context && Epoch == epoch && ExpiresAt > now;
}
