namespace Identity.Domain.AppPasswords;

/// <summary>What doors are called where a client's name stands, in policy and in the audit log. No client is registered under these.</summary>
public static class DoorNames
{
    /// <summary>The door of reverse proxies.</summary>
    public const string Web = "door:web";

    /// <summary>The door of mail proxies.</summary>
    public const string Mail = "door:mail";

    /// <summary>Every door there is.</summary>
    public static Doors All => Doors.Web | Doors.Mail | Doors.Grant;

    /// <summary>The doors one by one.</summary>
    public static IReadOnlyList<Doors> Each { get; } = [Doors.Web, Doors.Mail, Doors.Grant];
}
