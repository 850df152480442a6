namespace Identity.Domain.SignIn;

/// <summary>The password was right.</summary>
public sealed record PasswordProof : SignInProof
{
    /// <summary>The password of the person was right at that moment.</summary>
    public PasswordProof(DateTimeOffset at, long epoch)
        : base(at, epoch)
    {
    }
}
