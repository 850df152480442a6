namespace Identity.Storage.Auditing;

/// <summary>What became of the personal fields of an event.</summary>
public enum PersonalState
{
    /// <summary>There are none.</summary>
    None,

    /// <summary>They were read.</summary>
    Read,

    /// <summary>Their key was destroyed.</summary>
    Erased,

    /// <summary>They were tampered with: they do not open although the key is there, or name a key that never was.</summary>
    Unreadable,
}
