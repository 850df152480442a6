namespace Identity.OpenId.Gate;

/// <summary>The host's answer.</summary>
public abstract record ReleaseAnswer
{
    private ReleaseAnswer()
    {
    }

    /// <summary>It may go out, on the strength of this sign-in.</summary>
    public sealed record Release(ReleasedSignIn SignIn) : ReleaseAnswer;

    /// <summary>The person has to do something first.</summary>
    /// <param name="Error">The registered error that <c>prompt=none</c> gets: <c>login_required</c>, <c>interaction_required</c>, <c>consent_required</c>.</param>
    public sealed record Interact(string Error) : ReleaseAnswer;

    /// <summary>It may not go out and nothing that the person does here can change that.</summary>
    /// <param name="Error">The registered error for the client, for example <c>access_denied</c>.</param>
    /// <param name="Description">A sentence for the app's developer that tells nobody who exists.</param>
    public sealed record Deny(string Error, string Description) : ReleaseAnswer;
}
