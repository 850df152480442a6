namespace Identity.Storage.Notices;

/// <summary>What people are told of.</summary>
public enum ChangeKind
{
    /// <summary>A method was added.</summary>
    Added,

    /// <summary>A method was removed.</summary>
    Removed,

    /// <summary>A method took another's place.</summary>
    Replaced,

    /// <summary>Another method is asked first.</summary>
    Default,

    /// <summary>The password was changed or reset.</summary>
    Password,

    /// <summary>An app password was made.</summary>
    AppPasswordAdded,

    /// <summary>An app password was deleted.</summary>
    AppPasswordRemoved,

    /// <summary>An operator made a temporary access pass.</summary>
    PassMade,

    /// <summary>Somebody on the host made an emergency pass.</summary>
    BreakGlass,
}
