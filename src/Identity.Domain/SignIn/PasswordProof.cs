namespace Identity.Domain.SignIn;

/// <summary>The password was right.</summary>
public sealed record PasswordProof : SignInProof
{
    /// <summary>The password of the person was right at that moment.</summary>
    public PasswordProof(DateTimeOffset at, long epoch)
        : base(at, epoch)
    {
    }

    /// <summary>The name of the trusted network from which it was typed; <see langword="null"/> if it was none.</summary>
    public string? Network { get; init; }
}
