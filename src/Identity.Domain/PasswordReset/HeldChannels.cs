using Identity.Domain.Policies;
using Identity.Domain.SignIn;

namespace Identity.Domain.PasswordReset;

/// <summary>The channel rule: who reset the password over a channel does not sign in over the same one until another has succeeded (attack 3).</summary>
/// <remarks>Otherwise one stolen number is the whole account: reset by text, sign in, text again.</remarks>
public static class HeldChannels
{
    /// <summary>The channels that are still held, whatever policy says. The others can be forgotten once a session carries these proofs.</summary>
    /// <param name="person">The person, with every channel that was held.</param>
    /// <param name="proofs">What has been proven, of whatever age and epoch.</param>
    /// <param name="now">The time.</param>
    public static IReadOnlyList<ResetChannel> Remaining(PersonFacts person, IReadOnlyList<SignInProof> proofs, DateTimeOffset now)
    {
        if (person.ResetChannels.Count == 0)
        {
            return [];
        }

        var succeeded =
            from proof in proofs.OfType<TwoStepProof>()
            where proof.Epoch == person.Epoch && proof.At <= now
            from method in person.Methods
            where method.Id == proof.MethodId && method.Method == proof.Method
                && person.ResetChannels.All(held => held.Channel != method.Channel)
            select (DateTimeOffset?)proof.At;
        var passed = proofs.OfType<PassProof>().Where(proof => proof.Epoch == person.Epoch && proof.At <= now).Select(proof => (DateTimeOffset?)proof.At);

        // An access pass comes over no channel of the person's: it is how those go on who have one channel alone.
        return succeeded.Concat(passed).Max() is { } other ? [.. person.ResetChannels.Where(held => other < held.At)] : person.ResetChannels;
    }

    /// <summary>The channels that count for nothing now; none where policy lets the channel of a reset be used again.</summary>
    internal static HashSet<string> Of(PolicyDocument policy, PersonFacts person, IReadOnlyList<SignInProof> proofs, DateTimeOffset now) =>
        policy.PasswordReset is { ReuseChannel: true } ? [] : [.. Remaining(person, proofs, now).Select(held => held.Channel)];
}
