using Identity.Domain.AppPasswords;
using Identity.Domain.SignIn;
using Identity.Storage.Facts;

namespace Identity.Server.LegacyDoors;

/// <summary>How an attempt at a door ended.</summary>
internal abstract record DoorAnswer
{
    private DoorAnswer()
    {
    }

    /// <summary>The program may in.</summary>
    public sealed record Opened(StoredPerson Person, AppPassword Password, Authentication Authentication) : DoorAnswer;

    /// <summary>It may not.</summary>
    public sealed record Refused(DoorRefusal Reason) : DoorAnswer;

    /// <summary>Too many were wrong; it is not looked at until then.</summary>
    public sealed record Locked(DateTimeOffset Until) : DoorAnswer;

    /// <summary>Nobody could look. That is a no (fault 9), but nobody's password is wrong.</summary>
    public sealed record Unavailable : DoorAnswer;
}
