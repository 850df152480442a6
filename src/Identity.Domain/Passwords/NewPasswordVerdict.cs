namespace Identity.Domain.Passwords;

/// <summary>Whether a password can be the new one.</summary>
public abstract record NewPasswordVerdict
{
    private NewPasswordVerdict()
    {
    }

    /// <summary>It can.</summary>
    public sealed record Accepted : NewPasswordVerdict;

    /// <summary>It cannot; the first reason.</summary>
    public sealed record Refused(NewPasswordFault Fault) : NewPasswordVerdict;
}
