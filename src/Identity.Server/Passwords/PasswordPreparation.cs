namespace Identity.Server.Passwords;

/// <summary>What came of looking at a new password before it is set.</summary>
internal abstract record PasswordPreparation
{
    private PasswordPreparation()
    {
    }

    /// <summary>It can be set.</summary>
    public sealed record Ready(PreparedPassword Password) : PasswordPreparation;

    /// <summary>The rules refuse it.</summary>
    public sealed record Refused(PasswordProblem Problem) : PasswordPreparation;

    /// <summary>The person has another epoch by now, or is switched off: the change is not allowed any more.</summary>
    public sealed record Overtaken : PasswordPreparation;
}
