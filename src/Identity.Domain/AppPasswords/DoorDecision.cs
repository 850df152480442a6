using Identity.Domain.SignIn;

namespace Identity.Domain.AppPasswords;

/// <summary>The exit gate's answer at a door.</summary>
public abstract record DoorDecision
{
    private DoorDecision()
    {
    }

    /// <summary>The program may in: this once, and no session comes of it.</summary>
    public sealed record Open(Authentication Authentication) : DoorDecision;

    /// <summary>It may not.</summary>
    public sealed record Refuse(DoorRefusal Reason) : DoorDecision;
}
